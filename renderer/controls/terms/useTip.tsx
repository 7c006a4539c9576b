import { Tooltip } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import classes from './Term.module.css';

/** How long something is looked at before its tip comes, and how long the way from it to the tip may take. */
const OPEN_MS = 350;
const CLOSE_MS = 140;

/** What a tip listens to. */
interface Listeners {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

interface Tip<Target extends HTMLElement> {
  /** The tip stands beside this. */
  readonly ref: RefObject<Target | null>;
  /** For what the pointer is over. */
  readonly pointer: Listeners;
  /** For what takes the keyboard; Escape closes the tip and nothing else. */
  readonly keyboard: {
    readonly onFocus: () => void;
    readonly onBlur: () => void;
    readonly onPointerDown: () => void;
    readonly onKeyDownCapture: (event: KeyboardEvent) => void;
  };
  /** Goes beside them. Nothing of it exists while it is closed. */
  readonly tip: ReactNode;
}

/**
 * A tip that comes with the pointer and with the keyboard alike, stays while the pointer is on it, and goes with Escape.
 * @param isTyped whether what is focused is typed into: then only the keyboard brings the tip, and typing closes it
 */
export function useTip<Target extends HTMLElement>(content: () => ReactNode, { isTyped = false } = {}): Tip<Target> {
  const ref = useRef<Target>(null);
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isPointed = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const listeners = useMemo(() => {
    const turn = (open: boolean, after = 0) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setOpen(open), after);
    };
    return {
      pointer: { onPointerEnter: () => turn(true, OPEN_MS), onPointerLeave: () => turn(false, CLOSE_MS) },
      keyboard: {
        onFocus: () => {
          // A click is made to type, not to read.
          if (!isPointed.current) turn(true, OPEN_MS);
          isPointed.current = false;
        },
        onBlur: () => turn(false),
        onPointerDown: () => {
          isPointed.current = true;
          if (!isTyped) turn(false);
        },
      },
      close: () => turn(false),
    };
  }, [isTyped]);
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      event.preventDefault();
    }
    if (event.key === 'Escape' || (isTyped && event.key !== 'Tab' && event.key !== 'Shift')) listeners.close();
  };
  const tip = isOpen && (
    <Tooltip
      target={ref}
      opened
      // What it says is read aloud after the name of its target.
      aria-hidden
      interactive
      maw={340}
      position={isTyped ? 'left' : 'top'}
      label={
        <div className={classes.tip} {...listeners.pointer}>
          {content()}
        </div>
      }
    />
  );
  return { ref, pointer: listeners.pointer, keyboard: { ...listeners.keyboard, onKeyDownCapture }, tip };
}
