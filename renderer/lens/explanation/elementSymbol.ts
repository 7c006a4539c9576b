/**
 * The symbol of an element in TeX: that of its tensor with its indices, inside the fraction of a gradient: `W^{1}` →
 * `W^{1}_{3,17}`, `\frac{\partial J}{\partial W^{1}}` → `\frac{\partial J}{\partial W^{1}_{3,17}}`.
 * @param index without the batch
 * @param sample the position in the batch, if there are several: `z^{2(5)}_{3}`
 */
export function elementSymbol(symbol: string, index: readonly (number | string)[], sample?: number): string {
  const write = (of: string) => {
    const numbered = sample === undefined ? of : withSample(of, sample);
    return index.length > 0 ? withSubscript(numbered, index.join(',')) : numbered;
  };
  const fraction = /^(?<head>\\frac\{\\partial J\}\{\\partial )(?<of>.+)\}$/.exec(symbol)?.groups;
  return fraction ? `${fraction.head}${write(fraction.of)}}` : write(symbol);
}

/** A symbol has one subscript at most: another one joins it. */
function withSubscript(symbol: string, subscript: string): string {
  const present = /^(?<base>.*[^\\])_(?:\{(?<inner>[^{}]*)\}|(?<single>[A-Za-z0-9]))$/.exec(symbol)?.groups;
  return present ? `${present.base}_{${present.inner ?? present.single},${subscript}}` : `${symbol}_{${subscript}}`;
}

function withSample(symbol: string, sample: number): string {
  const above = /^(?<base>[^^]*)\^\{(?<inner>.*)\}(?<rest>(?:_.*)?)$/.exec(symbol)?.groups;
  if (above) return `${above.base}^{${above.inner}(${sample})}${above.rest}`;
  return `${symbol}^{(${sample})}`;
}
