/** Buffers letters typed between opening something and the creation of its input field. */
export interface EarlyLetters {
  /** Starts buffering, for a second at most. */
  keep(): void;
  /** Returns the letters, once the field exists. */
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
    // Must not trigger a shortcut.
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
