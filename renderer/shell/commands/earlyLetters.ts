/** What is typed after something was asked to open, and before its field is there to take it. */
export interface EarlyLetters {
  /** From now on letters are kept, for a second at most. */
  keep(): void;
  /** The field is there: what was typed for it. */
  take(): string;
}

const LONGEST_MS = 1000;

export function createEarlyLetters(target: Window): EarlyLetters {
  let letters = '';
  let startedAt = 0;
  function onKeyDown(event: KeyboardEvent): void {
    const isLate = performance.now() - startedAt > LONGEST_MS;
    if (isLate) stop();
    if (isLate || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    // Nobody else may take it for a shortcut.
    event.preventDefault();
    event.stopImmediatePropagation();
    letters += event.key;
  }
  function stop(): void {
    target.removeEventListener('keydown', onKeyDown, true);
    letters = '';
  }
  return {
    keep() {
      stop();
      startedAt = performance.now();
      target.addEventListener('keydown', onKeyDown, true);
    },
    take() {
      const typed = letters;
      stop();
      return typed;
    },
  };
}
