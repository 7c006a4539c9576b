import { Tooltip } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import classes from './Term.module.css';

/** Hover delay before a tooltip opens, and grace period for moving onto it. */
const OPEN_MS = 350;
const CLOSE_MS = 140;

/**
 * A tooltip on hover and focus, which stays while hovered itself and closes with Escape. `ref` is for its anchor, `pointer` for
 * the hovered element, `keyboard` for the focusable one, and `tip` is rendered beside them.
 * @param isTyped true for text fields: only keyboard focus opens the tooltip, and typing closes it
 */
export function useTip<Target extends HTMLElement>(content: () => ReactNode, { isTyped = false } = {}) {
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
    const pointer = { onPointerEnter: () => turn(true, OPEN_MS), onPointerLeave: () => turn(false, CLOSE_MS) };
    return {
      pointer,
      // A press keeps the focus at the target, whose loss would close the tooltip before the click.
      tip: { ...pointer, onMouseDown: (event: MouseEvent) => event.preventDefault() },
      keyboard: {
        onFocus: () => {
          // A click is meant for typing, not for reading.
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
      // Screen readers read its text after the target's name.
      aria-hidden
      interactive
      maw={340}
      position={isTyped ? 'left' : 'top'}
      label={
        <div className={classes.tip} {...listeners.tip}>
          {content()}
        </div>
      }
    />
  );
  return { ref, pointer: listeners.pointer, keyboard: { ...listeners.keyboard, onKeyDownCapture }, tip };
}
