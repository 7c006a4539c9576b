import { useEffect, useRef } from 'react';
import { focusNotices, isInNotices } from './noticeElements.ts';

/** Duration of a notice's fade-out, with a margin. */
const FRAMES = 30;

/**
 * Keeps the focus: when a focused notice closes, the next one gets it, and after the last one the previous owner.
 * @param count of the notices that are shown
 */
export function useNoticeFocus(count: number): void {
  const before = useRef<HTMLElement | null>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const watch = ({ target }: FocusEvent) => {
      hadFocus.current = isInNotices(target);
      if (!hadFocus.current && target instanceof HTMLElement) before.current = target;
    };
    document.addEventListener('focusin', watch);
    return () => document.removeEventListener('focusin', watch);
  }, []);
  useEffect(() => {
    let frame = 0;
    // It is removed within the next frames, after fading out.
    const look = (frames: number) => {
      if (!hadFocus.current || frames === 0) return;
      if (document.activeElement === document.body && !(count > 0 && focusNotices())) before.current?.focus();
      frame = requestAnimationFrame(() => look(frames - 1));
    };
    look(FRAMES);
    return () => cancelAnimationFrame(frame);
  }, [count]);
}
