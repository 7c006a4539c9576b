import { type Explanation, texNumber } from '#engine/lens/index.ts';
import { english } from '#engine/messages/index.ts';
import { formatNumber, SIGNIFICANT_DIGITS } from './numbers.ts';
import { formatTable, numbers, texts } from './table.ts';

/** An explanation as JSON; numbers with all digits, and those that are not finite as the reporter writes them. */
export const explanationJson = (explanation: Explanation) => ({
  of: explanation.of,
  operation: explanation.operation,
  latex: equation(explanation),
  value: explanation.value,
  terms: explanation.terms.map(({ latex, value, from }) => ({ latex, value, from })),
  rest: explanation.rest,
});

/** In symbols, with numbers, and the result. */
function equation({ latex, numbers: inserted, value, operation }: Explanation): string {
  return operation === 'given' ? `${latex} = ${inserted}` : `${latex} = ${inserted} = ${texNumber(value, SIGNIFICANT_DIGITS)}`;
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
