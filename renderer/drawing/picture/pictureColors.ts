import { CATEGORIES, type Category } from '#engine/layers/index.ts';
import { mix, toHex } from '../../theme/colorMath.ts';
import {
  CATEGORY_TINTS,
  COMMENT_TINT,
  categoryColor,
  FRAME_TINTS,
  NOTE_COLORS,
  NOTE_TINT,
  type NoteColor,
  noteColor,
  type Oklch,
  type Scheme,
  TOKENS,
  type Token,
} from '../../theme/colors.ts';

/** Colors of a node's category: its bar, and its shape's background. */
interface NodeColors {
  readonly bar: string;
  readonly chip: string;
  /** The whole node, zoomed out. */
  readonly block: string;
}

/** Colors of a frame or comment. */
interface NoteColors {
  readonly line: string;
  /** Inside a frame. */
  readonly faint: string;
  /** Background of a comment. */
  readonly sheet: string;
  /** Background of a frame's name, and the name itself. */
  readonly title: string;
  readonly name: string;
}

/** Every color of a picture, in a portable format. */
export interface PictureColors {
  readonly token: Readonly<Record<Token, string>>;
  readonly category: Readonly<Record<Category | 'unknown', NodeColors>>;
  readonly note: Readonly<Record<NoteColor | 'plain', NoteColors>>;
}

/** The theme's colors of one scheme. */
export function pictureColors(scheme: Scheme): PictureColors {
  const over = (color: Oklch, share: number) => toHex(mix(color, TOKENS.raised[scheme], share));
  const node = (color: Oklch): NodeColors => ({
    bar: toHex(color),
    chip: over(color, CATEGORY_TINTS.chip),
    block: over(color, CATEGORY_TINTS.far),
  });
  const note = (color: Oklch): NoteColors => ({
    line: toHex(color),
    faint: toHex(mix(color, TOKENS.canvas[scheme], FRAME_TINTS.colored)),
    sheet: over(color, NOTE_TINT),
    title: toHex(mix(color, TOKENS.surface[scheme], NOTE_TINT)),
    name: toHex(color),
  });
  const plain: NoteColors = {
    line: toHex(TOKENS['line-strong'][scheme]),
    faint: toHex(mix(TOKENS.forward[scheme], TOKENS.canvas[scheme], FRAME_TINTS.plain)),
    sheet: over(TOKENS.warning[scheme], COMMENT_TINT),
    title: toHex(TOKENS.surface[scheme]),
    name: toHex(TOKENS.text[scheme]),
  };
  const notes = NOTE_COLORS.map((color) => [color, note(noteColor(color, scheme))]);
  const tokens = Object.entries(TOKENS).map(([name, color]) => [name, toHex(color[scheme])]);
  const categories = CATEGORIES.map((category) => [category, node(categoryColor(category, scheme))]);
  return {
    token: Object.fromEntries(tokens) as Record<Token, string>,
    category: {
      ...(Object.fromEntries(categories) as Record<Category, NodeColors>),
      unknown: node(TOKENS['text-muted'][scheme]),
    },
    note: { ...(Object.fromEntries(notes) as Record<NoteColor, NoteColors>), plain },
  };
}
