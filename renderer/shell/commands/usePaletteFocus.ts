import { useMemo } from 'react';

export type PaletteFocus = ReturnType<typeof usePaletteFocus>;

/** Focuses the action's target after closing; else the previous element, unless something else has taken the focus. */
export function usePaletteFocus() {
  return useMemo(() => {
    let before: Element | null = null;
    let asked: (() => void) | undefined;
    const giveBack = () => {
      if (before instanceof HTMLElement && isFree(document.activeElement)) before.focus({ preventScroll: true });
    };
    return {
      /** Sets another target than the previous focus, for an action. */
      sendTo(focus: () => void) {
        asked = focus;
      },
      onOpen() {
        before = document.activeElement;
        asked = undefined;
      },
      onClose() {
        // The target of an action, such as another view, is rendered in the next frame.
        requestAnimationFrame(asked ?? giveBack);
        asked = undefined;
      },
    };
  }, []);
}

/** True if the focus is still in the palette, or nowhere. */
function isFree(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.closest('.mantine-Spotlight-content') !== null;
}
