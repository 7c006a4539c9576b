import type { Explanation } from '#app/contract/index.ts';
import type { explain } from '#engine/lens/index.ts';
import { toAnyNumber } from './describeTensor.ts';

/** An explanation as data. */
export function describeExplanation({
  value,
  terms,
  rest,
  remarks,
  usedBy,
  symbols,
  ...said
}: ReturnType<typeof explain>): Explanation {
  return {
    ...said,
    value: toAnyNumber(value),
    terms: terms.map(({ from, ...term }) => ({ ...term, value: toAnyNumber(term.value), from: [...from] })),
    rest: rest && { ...rest, value: toAnyNumber(rest.value) },
    remarks: [...remarks],
    usedBy: [...usedBy],
    symbols: { ...symbols },
  };
}
