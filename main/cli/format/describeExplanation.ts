import type { Explanation } from '#engine/lens/index.ts';
import { english } from '#engine/messages/index.ts';
import { formatNumber } from './numbers.ts';
import { formatTable, numbers, texts } from './table.ts';

/** An explanation as JSON: a number that is not finite becomes a text. */
export function explanationJson(explanation: Explanation) {
  const { latex, numbers: inserted, value, terms, rest, remarks } = explanation;
  return {
    ...explanation,
    symbols: latex,
    latex: equation(explanation),
    numbers: inserted,
    value: finiteOrText(value),
    terms: terms.map((term) => ({ ...term, value: finiteOrText(term.value) })),
    rest: rest && { ...rest, value: finiteOrText(rest.value) },
    remarks: remarks.map(english),
  };
}

const finiteOrText = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

/** In symbols, with numbers, and the result. */
function equation({ latex, numbers: inserted, value, operation }: Explanation): string {
  return operation === 'given' ? `${latex} = ${inserted}` : `${latex} = ${inserted} = ${formatNumber(value)}`;
}

/** The equation, and a line for each number that enters it. */
export function describeExplanation(explanation: Explanation): string {
  const { of, operation, value, terms, rest, isSum, remarks, usedBy } = explanation;
  const table = formatTable(
    [...texts(isSum ? 'term' : 'number', 'from'), ...numbers('value')],
    [
      ...terms.map((term) => [term.latex, term.from.join(' '), formatNumber(term.value)]),
      ...(rest ? [[`${rest.count} more`, '', formatNumber(rest.value)]] : []),
    ],
  );
  return [
    `${of} = ${value}  (${operation})`,
    equation(explanation),
    ...(terms.length > 0 ? [table] : []),
    ...remarks.map(english),
    ...(usedBy.length > 0 ? [`Used by ${usedBy.join(', ')}`] : []),
  ].join('\n\n');
}
