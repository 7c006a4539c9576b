import type { RunColor } from '#app/contract/index.ts';
import { later } from '../../language/index.ts';

export const COLOR_LABELS: Readonly<Record<RunColor, string>> = {
  blue: later('Blue'),
  orange: later('Orange'),
  green: later('Green'),
  pink: later('Pink'),
  violet: later('Violet'),
  olive: later('Olive'),
  teal: later('Teal'),
  red: later('Red'),
};
