import { useMemo } from 'react';

/** Where the keyboard goes when the palette closes. */
export interface PaletteFocus {
  /** An action sends it somewhere, instead of back to where it was. */
  sendTo(focus: () => void): void;
  onOpen(): void;
  onClose(): void;
}

/** Gives the keyboard where an action sent it; else back to what had it before, unless something else took it by now. */
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
        // What an action shows, another room say, is there with the next frame.
        requestAnimationFrame(asked ?? giveBack);
        asked = undefined;
      },
    };
  }, []);
}

/** The palette itself has the keyboard still, or nothing has. */
function isFree(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.closest('.mantine-Spotlight-content') !== null;
}
