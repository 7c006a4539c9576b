import { useMemo } from 'react';

/** Focus after the palette closes. */
export interface PaletteFocus {
  /** Sets another target than the previous focus, for an action. */
  sendTo(focus: () => void): void;
  onOpen(): void;
  onClose(): void;
}

/** Focuses the action's target after closing; else the previous element, unless something else has taken the focus. */
export function usePaletteFocus(): PaletteFocus {
  return useMemo(() => {
    let before: Element | null = null;
    let asked: (() => void) | undefined;
    const giveBack = () => {
      if (before instanceof HTMLElement && isFree(document.activeElement)) before.focus({ preventScroll: true });
    };
    return {
      sendTo(focus) {
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
