import { CATEGORIES, type Category } from '#engine/layers/index.ts';
import { mix, toHex } from '../theme/colorMath.ts';
import { categoryColor, type Oklch, type Scheme, TOKENS, type Token } from '../theme/colors.ts';

/** What of one kind a node is drawn with: its bar, and the ground of its shape. */
interface NodeColors {
  readonly bar: string;
  readonly chip: string;
  /** The whole node, from far away. */
  readonly block: string;
}

/** Every color of a picture, as any program reads it. */
export interface PictureColors {
  readonly token: Readonly<Record<Token, string>>;
  readonly category: Readonly<Record<Category | 'unknown', NodeColors>>;
}

/** The theme's colors of one scheme. */
export function pictureColors(scheme: Scheme): PictureColors {
  const over = (color: Oklch, share: number) => toHex(mix(color, TOKENS.raised[scheme], share));
  const node = (color: Oklch): NodeColors => ({ bar: toHex(color), chip: over(color, 0.16), block: over(color, 0.45) });
  const tokens = Object.entries(TOKENS).map(([name, color]) => [name, toHex(color[scheme])]);
  const categories = CATEGORIES.map((category) => [category, node(categoryColor(category, scheme))]);
  return {
    token: Object.fromEntries(tokens) as Record<Token, string>,
    category: {
      ...(Object.fromEntries(categories) as Record<Category, NodeColors>),
      unknown: node(TOKENS['text-muted'][scheme]),
    },
  };
}
