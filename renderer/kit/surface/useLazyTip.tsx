import { type FloatingPosition, Tooltip } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type FocusEvent, type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';

interface LazyTipOptions {
  /** Delay on hover, in milliseconds. */
  readonly delay?: number;
  readonly position?: FloatingPosition;
}

/** A tooltip for numerous elements, on hover and keyboard focus: created when it opens. */
export function useLazyTip<Target extends HTMLElement>(label: ReactNode, { delay = 0, position = 'top' }: LazyTipOptions = {}) {
  const ref = useRef<Target>(null);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const listeners = useMemo(() => {
    const open = () => setOpen(true);
    const close = () => {
      clearTimeout(timer.current);
      setOpen(false);
    };
    return {
      onPointerEnter: () => {
        timer.current = setTimeout(open, delay);
      },
      onPointerLeave: close,
      onPointerDown: close,
      onFocus: ({ currentTarget }: FocusEvent) => currentTarget.matches(':focus-visible') && open(),
      onBlur: close,
    };
  }, [delay]);
  const target = { ref, 'aria-describedby': isOpen ? id : undefined, ...listeners };
  /** Render beside the element that `target` is spread on. */
  const tip = isOpen && (
    <OpenTip target={ref} label={<div id={id}>{label}</div>} position={position} onEscape={listeners.onBlur} />
  );
  return { target, tip };
}

interface OpenTipProps {
  readonly target: RefObject<HTMLElement | null>;
  readonly label: ReactNode;
  readonly position: FloatingPosition;
  readonly onEscape: () => void;
}

function OpenTip({ target, label, position, onEscape }: OpenTipProps) {
  useWindowEvent('keydown', ({ key }) => key === 'Escape' && onEscape());
  return <Tooltip target={target} label={label} position={position} opened />;
}
