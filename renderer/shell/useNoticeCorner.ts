import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Width of a notice with its margins, in rem. */
const NOTICE_REM = 29;

interface NoticeCorner {
  /** Of the view between its side panels. */
  readonly center: RefObject<HTMLDivElement | null>;
  /** Of everything but an open lesson. */
  readonly work: RefObject<HTMLDivElement | null>;
}

/**
 * Tells the styles of notices which corner of the window is theirs: that of the view, beside an open lesson and the panel on the
 * right, so that they cover nothing that one has to click there. A view too narrow for them shares the corner of its panel.
 */
export function useNoticeCorner(): NoticeCorner {
  const center = useRef<HTMLDivElement>(null);
  const work = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const tell = () => {
      if (!center.current || !work.current) return;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const isWide = center.current.clientWidth >= NOTICE_REM * rem;
      const { right } = (isWide ? center.current : work.current).getBoundingClientRect();
      const { bottom } = work.current.getBoundingClientRect();
      const { bottom: end = bottom } = work.current.closest('main')?.getBoundingClientRect() ?? {};
      style.setProperty('--bw-notice-right', `${Math.max(0, window.innerWidth - right)}px`);
      style.setProperty('--bw-lesson-height', `${Math.max(0, end - bottom)}px`);
    };
    const observer = new ResizeObserver(tell);
    for (const { current } of [center, work]) if (current) observer.observe(current);
    return () => {
      observer.disconnect();
      for (const name of ['--bw-notice-right', '--bw-lesson-height']) style.removeProperty(name);
    };
  }, []);
  return { center, work };
}
