import { CATEGORIES } from '#engine/layers/index.ts';
import {
  CATEGORY_TINTS,
  categoryVariable,
  NOTE_COLORS,
  type NoteColor,
  noteVariable,
  tokenVariable,
} from '../../theme/colors.ts';

/** The theme's colors, resolved for canvas drawing. */
export interface Inks {
  readonly wire: string;
  readonly forward: string;
  readonly backward: string;
  readonly error: string;
  readonly warning: string;
  readonly text: string;
  readonly raised: string;
  readonly canvas: string;
  readonly line: string;
  /** A color per category, and a last one for unknown types. */
  readonly categories: readonly string[];
  /** The same, as faint as a node that is far away. */
  readonly blocks: readonly string[];
  /** Of frames and comments, by color name. */
  readonly notes: Readonly<Record<NoteColor | 'plain', string>>;
}

/** Reads the colors that apply to an element. */
export function readInks(element: Element): Inks {
  const style = getComputedStyle(element);
  const read = (variable: string) => style.getPropertyValue(variable.slice('var('.length, -1)).trim();
  const raised = read(tokenVariable('raised'));
  const categories = [...CATEGORIES.map((category) => read(categoryVariable(category))), read(tokenVariable('text-muted'))];
  const notes = Object.fromEntries(NOTE_COLORS.map((color) => [color, read(noteVariable(color))]));
  return {
    wire: read(tokenVariable('wire')),
    forward: read(tokenVariable('forward')),
    backward: read(tokenVariable('backward')),
    error: read(tokenVariable('error')),
    warning: read(tokenVariable('warning')),
    text: read(tokenVariable('text')),
    raised,
    canvas: read(tokenVariable('canvas')),
    line: read(tokenVariable('line-strong')),
    categories,
    blocks: categories.map((color) => `color-mix(in oklab, ${color} ${100 * CATEGORY_TINTS.far}%, ${raised})`),
    notes: { ...(notes as Record<NoteColor, string>), plain: read(tokenVariable('text-muted')) },
  };
}
