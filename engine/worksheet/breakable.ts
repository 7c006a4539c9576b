/** Shorter parentheses stay in one line. */
const LONG = 60;
/** Higher than a line of text. */
const TALL = /\\(frac|sum|underbrace)/;

/**
 * A formula in TeX whose lines may also break within long parentheses, which have a fixed size then, and after the commas of long
 * lists. TeX breaks formulas nowhere between \left and \right.
 */
export function breakable(formula: string): string {
  let result = '';
  let at = 0;
  while (at < formula.length) {
    const opening = formula.startsWith('\\left(', at) ? closingOf(formula, at) : undefined;
    if (opening !== undefined) {
      const inner = formula.slice(at + '\\left('.length, opening);
      result += inner.length > LONG ? enlarge(inner) : `\\left(${inner}\\right)`;
      at = opening + '\\right)'.length;
    } else if (formula[at] === '{') {
      const end = endOfGroup(formula, at);
      result += formula.slice(at, end);
      at = end;
    } else {
      result += formula.startsWith(', ', at) ? ', \\allowbreak ' : formula[at];
      at += formula.startsWith(', ', at) ? 2 : 1;
    }
  }
  return result;
}

function enlarge(inner: string): string {
  const size = TALL.test(inner) ? '\\bigg' : '\\big';
  return `${size}l(${breakable(inner)}${size}r)`;
}

/** Where the \right) of a \left( stands. */
function closingOf(formula: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: delimiter, index } of formula.slice(start).matchAll(/\\left|\\right/g)) {
    depth += delimiter === '\\left' ? 1 : -1;
    if (depth === 0) return formula.startsWith('\\right)', start + index) ? start + index : undefined;
  }
  return undefined;
}

/** Behind the brace that closes a group. */
function endOfGroup(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at++) {
    if (formula[at] === '\\') at += 1;
    else if (formula[at] === '{') depth += 1;
    else if (formula[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return formula.length;
}
