import { Tooltip } from '@mantine/core';
import { type FocusEvent, type ReactNode, useMemo, useRef, useState } from 'react';

/** A tooltip for numerous elements: created on hover, and when the keyboard comes to them. */
export function useLazyTip<Target extends HTMLElement>(label: ReactNode) {
  const ref = useRef<Target>(null);
  const [isOpen, setOpen] = useState(false);
  const target = useMemo(
    () => ({
      ref,
      onPointerEnter: () => setOpen(true),
      onPointerLeave: () => setOpen(false),
      onPointerDown: () => setOpen(false),
      onFocus: ({ currentTarget }: FocusEvent<Target>) => setOpen(currentTarget.matches(':focus-visible')),
      onBlur: () => setOpen(false),
    }),
    [],
  );
  /** Render beside the element that `target` is spread on. */
  const tip = isOpen && <Tooltip target={ref} label={label} opened />;
  return { target, tip };
}
