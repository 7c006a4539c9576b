import { LINE_FEED } from './lineEnds.ts';

/** An encoding that text is likely to have. */
interface Guess {
  readonly encoding: string;
  /** False if it is only one of several that the text could have. */
  readonly isSure: boolean;
}

/** As many bytes as a guess is made from. */
const MOST_BYTES = 2 ** 20;

/**
 * The most likely encoding of text with bytes above 127 that is not UTF-8. Western text has single letters of them in words of
 * others; other scripts have whole words of them.
 */
export function guessEncoding(bytes: Uint8Array): Guess {
  const text = wholeLines(bytes.subarray(0, MOST_BYTES));
  const runs = highRuns(text);
  if (runs.filter(isWestern).length > runs.length / 2) return { encoding: 'windows-1252', isSure: true };
  const words = runs.filter(({ isWithinWord }) => !isWithinWord).map((run) => run.bytes);
  if (words.length > runs.length / 2) {
    if (isChinese(words) && isValid(text, 'gb18030')) return { encoding: 'gb18030', isSure: true };
    if (words.every((word) => word.every((byte) => byte >= 0xa8))) return { encoding: 'windows-1251', isSure: true };
  }
  return { encoding: isValid(text, 'shift_jis') ? 'shift_jis' : 'windows-1252', isSure: false };
}

function wholeLines(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1 || bytes.length);
}

/** Consecutive bytes above 127. */
interface HighRun {
  readonly bytes: Uint8Array;
  /** True if an ASCII letter is beside it. */
  readonly isWithinWord: boolean;
}

function highRuns(bytes: Uint8Array): HighRun[] {
  const runs: HighRun[] = [];
  for (let start = 0; start < bytes.length; start++) {
    if (bytes[start] < 0x80) continue;
    let end = start;
    while (end < bytes.length && bytes[end] >= 0x80) end++;
    runs.push({ bytes: bytes.subarray(start, end), isWithinWord: isLetter(bytes[start - 1]) || isLetter(bytes[end]) });
    start = end;
  }
  return runs;
}

const isLetter = (byte: number | undefined): boolean => byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte));

/** Symbols of windows-1252 that stand alone in tables: euro, quotation marks, dashes, pound, section, degree, powers, micro. */
const SYMBOLS = new Set('€…‘’“”–—\u00a0£§©«°²³µº»'.split('').map(byteInWindows1252));
const LOW_LETTERS = new Set([...'ŠŒŽšœžŸ'].map(byteInWindows1252));

function byteInWindows1252(character: string): number {
  const decoder = new TextDecoder('windows-1252');
  return Array.from({ length: 256 }, (_, byte) => byte).find((byte) => decoder.decode(Uint8Array.of(byte)) === character) ?? -1;
}

function isWestern({ bytes, isWithinWord }: HighRun): boolean {
  if (bytes.length > 1) return isWithinWord && bytes.every((byte) => byte >= 0xc0);
  return bytes[0] >= 0xc0 || SYMBOLS.has(bytes[0]) || LOW_LETTERS.has(bytes[0]);
}

/** True if the words are pairs of bytes, mostly frequent characters or punctuation of GB 2312 (1980), level 1. */
function isChinese(words: readonly Uint8Array[]): boolean {
  const leads = words.flatMap((word) => [...word].filter((_, index) => index % 2 === 0));
  const frequent = leads.filter((lead) => (lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3);
  return words.every(({ length }) => length % 2 === 0) && frequent.length > leads.length / 2;
}

function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
