import { useEffect } from 'react';

const DRAGS = ['dragstart', 'dragenter', 'drop'] as const;

/**
 * Ends tooltips when something is dragged or dropped. The browser sends no mouse events during a drag: elements under the pointer
 * would count as hovered until it has moved on.
 */
export function useHoverEnd(): void {
  useEffect(() => {
    for (const type of DRAGS) window.addEventListener(type, endHover, true);
    return () => {
      for (const type of DRAGS) window.removeEventListener(type, endHover, true);
    };
  }, []);
}

function endHover(): void {
  for (const element of document.querySelectorAll(':hover')) element.dispatchEvent(new MouseEvent('mouseleave'));
}
