import { TEX_SPECIALS } from '../../text/index.ts';

/** The symbol of a quantity, to which the indices of an element are added: z^{2}, \delta^{2}, ∂J/∂a^{2}. */
export interface QuantitySymbol {
  /** In TeX. */
  readonly letter: string;
  /** The level of its layer, or the name of its node; in TeX, and empty if the letter alone is clear. */
  readonly superscript: string;
  /** True for ∂J/∂ of it. */
  readonly isDerivative?: boolean;
}

/** ∂J/∂z is δ; all others are written out. */
export const gradientSymbol = (symbol: QuantitySymbol): QuantitySymbol =>
  symbol.letter === 'z' ? { ...symbol, letter: '\\delta' } : { ...symbol, isDerivative: true };

/** A letter of what an update changes, after it. */
export const primed = (letter: string): string => `${grouped(letter)}'`;

/** A value without a name: an auxiliary one, with its number. */
export const auxiliarySymbol = (id: number): QuantitySymbol => ({ letter: 'u', superscript: `\\text{aux ${id}}` });

/**
 * An element in TeX, such as W^{1}_{3,17}, or with a sample z^{2(5)}_{3}.
 * @param indices without the batch
 */
export function writeElement({ letter, superscript, isDerivative }: QuantitySymbol, indices: readonly string[], sample?: string) {
  const above = `${superscript}${sample === undefined ? '' : `(${sample})`}`;
  const symbol = `${withSuperscript(letter, above)}${indices.length > 0 ? `_{${indices.join(',')}}` : ''}`;
  return isDerivative ? `\\frac{\\partial J}{\\partial ${symbol}}` : symbol;
}

function withSuperscript(letter: string, superscript: string): string {
  if (superscript === '') return letter;
  return `${grouped(letter)}^{${superscript}}`;
}

/** A letter with a superscript of its own, such as σ², becomes a group. */
const grouped = (letter: string): string => (/[\^_]/.test(letter) ? `{${letter}}` : letter);

/** Text within a formula. */
export const texText = (text: string): string =>
  `\\text{${text.replace(/[\\{}$&#^_~%]/g, (character) => TEX_SPECIALS[character])}}`;
