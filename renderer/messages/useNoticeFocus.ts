import { useEffect, useRef } from 'react';
import { focusNotices, isInNotices } from './noticeElements.ts';

/**
 * Keeps the keyboard somewhere: when a notice that had it goes, the next one gets it, and after the last one whatever had it before.
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: one less is what may take the keyboard away
  useEffect(() => {
    // It is gone from the page with one of the next frames.
    const frame = requestAnimationFrame(() => {
      if (!hadFocus.current || document.activeElement !== document.body) return;
      if (!focusNotices()) before.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [count]);
}
