import type { SweepDetails } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import type { Dimension } from './dimensions.ts';

/** By number, the names of trials with their metric, as charts show them under the pointer. */
export const titlesOf = ({ trials }: Pick<SweepDetails, 'trials'>, { label, format }: Dimension): ReadonlyMap<number, string> =>
  new Map(
    trials.flatMap(({ number, metric }) =>
      metric === null
        ? []
        : [[number, t('Trial {{number}}: {{metric}} {{value}}', { number: number + 1, metric: label, value: format(metric) })]],
    ),
  );
