/** The kind of a cell that is not a plain number. */
export type CellKind = 'missing' | 'boolean' | 'date' | 'separators' | 'amount' | 'notation' | 'text';

/** Marks of a missing value, in lower case. */
const MARKS = new Set([
  '?',
  '-',
  '--',
  '---',
  '–',
  '—',
  '.',
  '..',
  '...',
  'na',
  'n/a',
  'n.a.',
  'n.a',
  '#n/a',
  '#na',
  '<na>',
  'nan',
  'nat',
  'null',
  '(null)',
  'nil',
  '\\n',
  '#null!',
  '#div/0!',
  '#value!',
  '#ref!',
  '#name?',
  '#num!',
]);

/** Words that mark a missing value, but can also name a class. */
const WORDS = new Set(['none', 'missing', 'unknown', 'undefined', 'not available']);

/** True if a cell marks a missing value, such as `?`, `NA` or `#N/A`. */
export const isMissingMark = (text: string): boolean => MARKS.has(text.trim().toLowerCase());

/** True for a word such as `None`: a missing value among numbers, perhaps a class among texts. */
export const isMissingWord = (text: string): boolean => WORDS.has(text.trim().toLowerCase());

/** A cell of `true` or `false` in any spelling, in lower case; undefined for others. */
export function asBoolean(text: string): 'true' | 'false' | undefined {
  const word = text.trim().toLowerCase();
  return word === 'true' || word === 'false' ? word : undefined;
}

const NUMBER = String.raw`(?:\d{1,3}(?:[.,\s'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?`;
const SIGN = String.raw`[+\-\u2212]?\s?`;
const CURRENCY = String.raw`(?:\p{Sc}|US\$|R\$|USD|EUR|GBP|CHF|JPY|CNY|RMB|INR|CAD|AUD|元|円|kr|Fr\.?)`;
/** Units that directly follow a number; after a space any word is one. */
const UNIT = String.raw`(?:%|‰|°\s?[CF]?|[µu]?[gs]|[kcmµn]?m[²³]?|[km]?g|[mc]?l|lbs?|oz|ft|in|mi|h|min|sec|ms|[kMG]?Hz|[kMGT]?i?B|[kM]?W|kWh|[mk]?V|m?A|K|k|M|Mio|bn|mph|km/h|m/s|px)`;

const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]m)?`;
const ZONE = String.raw`(?:\s?(?:z|utc|gmt|[+-]\d{2}:?\d{2}))?`;
const DAY = String.raw`(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})|\d{4}-\d{2}|\d{1,2}[\s-]?${MONTH}[\s-]?(?:\d{4}|\d{2})|${MONTH}\s\d{1,2},?\s\d{4}|${MONTH}[\s-]\d{4}|\d{4}年\d{1,2}月(?:\d{1,2}日)?)`;

/** The first match wins. */
const PATTERNS: readonly (readonly [kind: CellKind, pattern: RegExp])[] = [
  ['date', new RegExp(`^(?:${DAY}(?:[t\\s]${TIME}${ZONE})?|${TIME}${ZONE})$`, 'iu')],
  ['separators', new RegExp(`^[+-]?${NUMBER}$`, 'iu')],
  ['amount', new RegExp(`^${SIGN}${CURRENCY}\\s?${SIGN}${NUMBER}\\s?(?:k|m|mio|bn)?$`, 'iu')],
  ['amount', new RegExp(`^${SIGN}${NUMBER}\\s?${CURRENCY}$`, 'iu')],
  ['amount', new RegExp(`^\\(\\s?(?:${CURRENCY}\\s?)?${NUMBER}\\s?\\)$`, 'iu')],
  ['amount', new RegExp(`^${SIGN}${NUMBER}(?:${UNIT}|\\s\\p{L}[\\p{L}²³/]*(?:\\s\\p{L}+)?|\\s${UNIT})$`, 'u')],
  ['notation', /^[+-]?(?:0x[\da-f]+|0b[01]+|0o[0-7]+|\d+(?:_\d+)+(?:\.\d+)?|\d*\.?\d+d[+-]?\d+)$/i],
  ['notation', new RegExp(`^\u2212\\s?${NUMBER}$`, 'iu')],
  ['notation', /^[+-]?(?=.*[^ -~])[\p{Nd}.,]+$/u],
];

/** The kind of a cell: a missing value, a boolean, a date, an amount, a number in another notation, or just text. */
export function kindOf(text: string): CellKind {
  const cell = text.trim();
  if (isMissingMark(cell)) return 'missing';
  if (asBoolean(cell)) return 'boolean';
  // No number, date or amount is longer, and patterns are slow on long cells.
  if (cell.length > 40 || !/\p{Nd}/u.test(cell)) return 'text';
  return PATTERNS.find(([, pattern]) => pattern.test(cell))?.[0] ?? 'text';
}

/** True for a quantity that is not a plain number. */
export const isQuantity = (kind: CellKind): boolean => kind === 'separators' || kind === 'amount' || kind === 'notation';
