import type { Category } from '#engine/layers/index.ts';

/** A color in OKLCH: lightness 0 to 1, chroma, hue in degrees. Equal lightness looks equally light. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

export type Scheme = 'light' | 'dark';

export function oklch(lightness: number, chroma: number, hue: number): Oklch {
  return { lightness, chroma, hue };
}

export function toCss({ lightness, chroma, hue }: Oklch): string {
  return `oklch(${lightness} ${chroma} ${hue})`;
}

/** The common lightness of all categories. */
const CATEGORY_LIGHTNESS: Readonly<Record<Scheme, number>> = { light: 0.62, dark: 0.74 };

/**
 * Chroma and hue of each category: found by a search for the ten most distinct at equal lightness, including for people without
 * red, green or blue cones. Checked by the test beside this file.
 */
const CATEGORY_HUES: Readonly<Record<Category, readonly [chroma: number, hue: number]>> = {
  data: [0.047, 280],
  core: [0.128, 263],
  convolution: [0.053, 196],
  recurrent: [0.111, 170],
  attention: [0.092, 300],
  normalization: [0.096, 134],
  regularization: [0.102, 104],
  activation: [0.132, 65],
  merge: [0.154, 313],
  loss: [0.132, 12],
};

export function categoryColor(category: Category, scheme: Scheme): Oklch {
  const [chroma, hue] = CATEGORY_HUES[category];
  return oklch(CATEGORY_LIGHTNESS[scheme], chroma, hue);
}

/** Colors of frames and comments, by their names in documents. */
export const NOTE_COLORS = ['blue', 'teal', 'green', 'amber', 'red', 'violet'] as const;
export type NoteColor = (typeof NOTE_COLORS)[number];

/** Lightness with sufficient contrast for a title. */
const NOTE_LIGHTNESS: Readonly<Record<Scheme, number>> = { light: 0.47, dark: 0.77 };
const NOTE_HUES: Readonly<Record<NoteColor, readonly [chroma: number, hue: number]>> = {
  blue: [0.11, 255],
  teal: [0.075, 200],
  green: [0.1, 145],
  amber: [0.09, 75],
  red: [0.125, 20],
  violet: [0.12, 305],
};

/**
 * Colors of runs in tables and curves, by their names in the database: found by a search for the eight most distinct, as the
 * categories were, with lightness free. Checked by the test beside this file.
 */
export const RUN_COLORS = {
  blue: { light: oklch(0.36, 0.135, 266), dark: oklch(0.75, 0.113, 243) },
  orange: { light: oklch(0.6, 0.123, 67), dark: oklch(0.85, 0.092, 51) },
  green: { light: oklch(0.48, 0.088, 155), dark: oklch(0.59, 0.156, 139) },
  pink: { light: oklch(0.54, 0.197, 341), dark: oklch(0.58, 0.194, 345) },
  violet: { light: oklch(0.54, 0.179, 294), dark: oklch(0.65, 0.185, 296) },
  olive: { light: oklch(0.36, 0.074, 98), dark: oklch(0.76, 0.169, 119) },
  teal: { light: oklch(0.64, 0.093, 196), dark: oklch(0.9, 0.082, 195) },
  red: { light: oklch(0.66, 0.154, 16), dark: oklch(0.68, 0.076, 19) },
} as const satisfies Record<string, Readonly<Record<Scheme, Oklch>>>;

/** Tint of a colored frame's title, and of a colored comment. */
export const NOTE_TINT = 0.14;
/** The same for a comment without a color, which uses the warning color. */
export const COMMENT_TINT = 0.12;
/** The same inside a frame: its color, or the forward color by default. */
export const FRAME_TINTS = { plain: 0.05, colored: 0.07 } as const;
/** Tint of the category's color in a node's shape chip, and of the whole node zoomed out. */
export const CATEGORY_TINTS = { chip: 0.16, far: 0.45 } as const;

export function noteColor(color: NoteColor, scheme: Scheme): Oklch {
  const [chroma, hue] = NOTE_HUES[color];
  return oklch(NOTE_LIGHTNESS[scheme], chroma, hue);
}

/** The color of a name in a document; undefined if unknown. */
export function findNoteColor(name: string | undefined): NoteColor | undefined {
  return NOTE_COLORS.find((color) => color === name);
}

/** Colors of surfaces, lines and text; each name is the CSS variable `--bw-<name>`. */
export const TOKENS = {
  canvas: { light: oklch(0.972, 0.004, 260), dark: oklch(0.178, 0.009, 260) },
  surface: { light: oklch(1, 0, 260), dark: oklch(0.216, 0.01, 260) },
  raised: { light: oklch(1, 0, 260), dark: oklch(0.258, 0.011, 260) },
  sunken: { light: oklch(0.962, 0.005, 260), dark: oklch(0.19, 0.009, 260) },
  hover: { light: oklch(0.95, 0.008, 260), dark: oklch(0.285, 0.013, 260) },
  line: { light: oklch(0.905, 0.007, 260), dark: oklch(0.3, 0.012, 260) },
  'line-strong': { light: oklch(0.81, 0.01, 260), dark: oklch(0.42, 0.014, 260) },
  text: { light: oklch(0.25, 0.018, 260), dark: oklch(0.93, 0.006, 260) },
  'text-muted': { light: oklch(0.49, 0.018, 260), dark: oklch(0.72, 0.013, 260) },
  /** Forward pass: activations, the loss, and primary actions. */
  forward: { light: oklch(0.53, 0.17, 257), dark: oklch(0.73, 0.13, 255) },
  'forward-faint': { light: oklch(0.95, 0.025, 257), dark: oklch(0.29, 0.045, 257) },
  /** Backward pass: δ and gradients. */
  backward: { light: oklch(0.535, 0.135, 50), dark: oklch(0.77, 0.13, 55) },
  'backward-faint': { light: oklch(0.955, 0.025, 55), dark: oklch(0.285, 0.032, 50) },
  error: { light: oklch(0.54, 0.2, 26), dark: oklch(0.72, 0.155, 24) },
  'error-faint': { light: oklch(0.955, 0.025, 22), dark: oklch(0.29, 0.06, 24) },
  warning: { light: oklch(0.53, 0.11, 75), dark: oklch(0.82, 0.13, 85) },
  'warning-faint': { light: oklch(0.96, 0.035, 85), dark: oklch(0.3, 0.045, 80) },
  success: { light: oklch(0.515, 0.12, 155), dark: oklch(0.77, 0.13, 158) },
  wire: { light: oklch(0.62, 0.06, 257), dark: oklch(0.6, 0.06, 257) },
} as const satisfies Record<string, Readonly<Record<Scheme, Oklch>>>;
export type Token = keyof typeof TOKENS;

/** A token or category as a CSS value, for style attributes. */
export const tokenVariable = (token: Token) => `var(--bw-${token})`;
export const noteVariable = (color: NoteColor) => `var(--bw-note-${color})`;
export const runVariable = (color: keyof typeof RUN_COLORS) => `var(--bw-run-${color})`;
export const categoryVariable = (category: Category) => `var(--bw-category-${category})`;
