import { CATEGORIES } from '#engine/layers/index.ts';
import {
  CATEGORY_TINTS,
  categoryVariable,
  NOTE_COLORS,
  type NoteColor,
  noteVariable,
  tokenVariable,
} from '../../../theme/colors.ts';

const TOKENS = ['wire', 'forward', 'backward', 'error', 'warning', 'text', 'raised', 'canvas'] as const;
type Token = (typeof TOKENS)[number];

/** The theme's colors, resolved for canvas drawing. */
export interface Palette extends Readonly<Record<Token, string>> {
  readonly line: string;
  /** A color per category, and a last one for unknown types. */
  readonly categories: readonly string[];
  /** The same, as faint as a node that is far away. */
  readonly blocks: readonly string[];
  /** Of frames and comments, by color name. */
  readonly notes: Readonly<Record<NoteColor | 'plain', string>>;
}

/** Reads the colors that apply to an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (variable: string) => style.getPropertyValue(variable.slice('var('.length, -1)).trim();
  const tokens = Object.fromEntries(TOKENS.map((token) => [token, read(tokenVariable(token))])) as Record<Token, string>;
  const categories = [...CATEGORIES.map((category) => read(categoryVariable(category))), read(tokenVariable('text-muted'))];
  const notes = Object.fromEntries(NOTE_COLORS.map((color) => [color, read(noteVariable(color))]));
  return {
    ...tokens,
    line: read(tokenVariable('line-strong')),
    categories,
    blocks: categories.map((color) => `color-mix(in oklab, ${color} ${100 * CATEGORY_TINTS.far}%, ${tokens.raised})`),
    notes: { ...(notes as Record<NoteColor, string>), plain: read(tokenVariable('text-muted')) },
  };
}
