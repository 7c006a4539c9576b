import { useCallback } from 'react';

/**
 * Tells the styles of notices the height of something below them, as a property of the document, so that they leave it free.
 * @returns the ref of the element
 */
export function useTellHeight(property: `--bw-${string}`) {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const { style } = document.documentElement;
      const observer = new ResizeObserver(() => style.setProperty(property, `${element.offsetHeight}px`));
      observer.observe(element);
      return () => {
        observer.disconnect();
        style.setProperty(property, '0px');
      };
    },
    [property],
  );
}
