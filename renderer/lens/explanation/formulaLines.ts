import type { Explanation } from '#app/contract/index.ts';
import { readNumber } from '../tensors/index.ts';
import { texNumber } from './texNumber.ts';

/** The lines of a formula in TeX: in symbols, with numbers, the result. */
export interface FormulaLines {
  readonly symbols: string;
  readonly numbers: string;
  readonly result: string;
}

/**
 * The lines of an explanation. Exact float32 has no room for factors: a sum then has its terms as numbers, any other formula its
 * result alone.
 */
export function formulaLines(explanation: Explanation, isExact: boolean): FormulaLines {
  const { latex, numbers, value } = explanation;
  return {
    symbols: latex,
    numbers: `= ${isExact ? exactTerms(explanation) : rightSide(numbers, latex)}`,
    result: `= ${texNumber(readNumber(value), isExact)}`,
  };
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
