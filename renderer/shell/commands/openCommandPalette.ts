import { spotlight } from '@mantine/spotlight';
import { createEarlyLetters } from './earlyLetters.ts';

const early = createEarlyLetters(window);

/** Opens the palette; a quick hand loses no letter until its field is there. */
export function openCommandPalette(): void {
  early.keep();
  spotlight.open();
}

/** What was typed for the palette before its field was there. */
export const takeEarlyLetters = early.take;
