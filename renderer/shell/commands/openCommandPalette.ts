import { spotlight } from '@mantine/spotlight';

/** How long letters are kept. */
const LONGEST_MS = 1000;

/** Typed between opening the palette and the creation of its field. */
let letters = '';
let openedAt = 0;

/** Opens the palette; letters typed before its field exists are kept. */
export function openCommandPalette(): void {
  forgetLetters();
  openedAt = performance.now();
  window.addEventListener('keydown', keepLetter, true);
  spotlight.open();
}

/** Returns the letters typed before the field existed. */
export function takeEarlyLetters(): string {
  const typed = letters;
  forgetLetters();
  return typed;
}

function keepLetter(event: KeyboardEvent): void {
  const isLate = performance.now() - openedAt > LONGEST_MS;
  if (isLate) forgetLetters();
  if (isLate || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  // Must not trigger a shortcut.
  event.preventDefault();
  event.stopImmediatePropagation();
  letters += event.key;
}

function forgetLetters(): void {
  window.removeEventListener('keydown', keepLetter, true);
  letters = '';
}
