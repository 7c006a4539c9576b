import { spotlight } from '@mantine/spotlight';
import { createEarlyLetters } from './earlyLetters.ts';

const early = createEarlyLetters(window);

/** Opens the palette; letters typed before its field exists are kept. */
export function openCommandPalette(): void {
  early.keep();
  spotlight.open();
}

/** Returns the letters typed before the field existed. */
export const takeEarlyLetters = early.take;
