import type { Explanation } from '#app/contract/index.ts';
import { breakable } from '#engine/worksheet/index.ts';
import { readNumber } from '../tensors/elements.ts';
import { texNumber } from './texNumber.ts';

/**
 * The lines of a formula in TeX: in symbols, with numbers unless it is a given number, the result. Exact float32 has no room for factors: a sum then has its terms as numbers, any other formula its
 * result alone.
 */
export function formulaLines(explanation: Explanation, isExact: boolean): string[] {
  const { latex, numbers, value, terms } = explanation;
  const withNumbers = isExact ? exactTerms(explanation) : rightSide(numbers, latex);
  return [latex, ...(terms.length > 0 ? [`= ${withNumbers}`] : []), `= ${texNumber(readNumber(value), isExact)}`];
}

/** The numbers without the symbol that the formula explains, should they begin with it. */
function rightSide(numbers: string, latex: string): string {
  const [left] = latex.split('=', 1);
  const text = numbers.trim();
  const bare = latex.includes('=') && text.startsWith(left.trim()) ? text.slice(left.trim().length).trim() : text;
  return bare.replace(/^=\s*/, '');
}

function exactTerms({ isSum, terms, rest, numbers, latex }: Explanation): string {
  if (!isSum) return rightSide(numbers, latex);
  const values = [...terms, ...(rest ? [rest] : [])].map(({ value }) => readNumber(value));
  return values.map((value, at) => (at > 0 && !(value < 0) ? `+ ${texNumber(value, true)}` : texNumber(value, true))).join(' ');
}

/** A power of ten belongs to its number. */
const SCIENTIFIC = /\d+(?:\.\d+)? \\cdot 10\^\{-?\d+\}/g;

/** A line of a formula that may break where its reader expects it: at operators, not within numbers. */
export const breakableLine = (line: string): string => breakable(line.replace(SCIENTIFIC, '{$&}'));
