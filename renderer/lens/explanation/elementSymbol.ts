/**
 * The symbol of an element in TeX: that of its tensor with its indices, inside the fraction of a gradient: `W^{1}` →
 * `W^{1}_{3,17}`, `\frac{\partial J}{\partial W^{1}}` → `\frac{\partial J}{\partial W^{1}_{3,17}}`.
 * @param index without the batch
 */
export function elementSymbol(symbol: string, index: readonly (number | string)[]): string {
  if (index.length === 0) return symbol;
  const subscript = `_{${index.join(',')}}`;
  const fraction = /^(?<head>\\frac\{\\partial J\}\{\\partial )(?<of>.+)\}$/.exec(symbol)?.groups;
  return fraction ? `${fraction.head}${withSubscript(fraction.of, subscript)}}` : withSubscript(symbol, subscript);
}

/** A symbol has one subscript at most: another one joins it. */
function withSubscript(symbol: string, subscript: string): string {
  const present = /^(?<base>.*)_(?:\{(?<inner>[^{}]*)\}|(?<single>[A-Za-z0-9]))(?<rest>.*)$/.exec(symbol)?.groups;
  if (!present) return `${symbol}${subscript}`;
  return `${present.base}_{${present.inner ?? present.single},${subscript.slice(2)}${present.rest}`;
}
