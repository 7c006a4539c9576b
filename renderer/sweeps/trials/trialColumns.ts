import type { SweepTrial } from '#app/contract/index.ts';
import { formatDuration } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import type { Dimension } from '../chartData/dimensions.ts';

/** A column of the table of trials. */
export interface TrialColumn {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly text: (trial: SweepTrial) => string;
  /** What the table is sorted by; undefined comes last. */
  readonly rank: (trial: SweepTrial) => number | undefined;
}

export interface TrialOrder {
  readonly columnId: string;
  readonly isDescending: boolean;
}

export const STATE_LABELS: Readonly<Record<SweepTrial['state'], string>> = {
  running: later('Training'),
  complete: later('Complete'),
  pruned: later('Stopped early'),
  failed: later('Failed'),
};
const STATES = Object.keys(STATE_LABELS);

export function columnsOf(parameters: readonly Dimension[], metric: Dimension): TrialColumn[] {
  return [
    { id: 'number', label: t('Trial'), isNumber: true, text: ({ number }) => String(number + 1), rank: ({ number }) => number },
    {
      ...{ id: 'state', label: t('State'), isNumber: false },
      text: ({ state }) => t(STATE_LABELS[state]),
      rank: ({ state }) => STATES.indexOf(state),
    },
    ...[metric, ...parameters].map(dimensionColumn),
    {
      ...{ id: 'seconds', label: t('Time'), isNumber: true },
      text: ({ state, seconds }) => (state === 'running' ? '–' : formatDuration(seconds)),
      rank: ({ seconds }) => seconds,
    },
  ];
}

function dimensionColumn({ id, label, numberOf, format, choices }: Dimension): TrialColumn {
  return {
    ...{ id, label, isNumber: choices === undefined, rank: numberOf },
    text(trial) {
      const number = numberOf(trial);
      return number === undefined ? '–' : format(number);
    },
  };
}

/** Trials in an order; null for that in which they began. */
export function sortTrials(
  trials: readonly SweepTrial[],
  columns: readonly TrialColumn[],
  order: TrialOrder | null,
): readonly SweepTrial[] {
  const column = columns.find(({ id }) => id === order?.columnId);
  if (!column || !order) return trials;
  const sign = order.isDescending ? -1 : 1;
  return trials.toSorted((a, b) => {
    const [first, second] = [column.rank(a), column.rank(b)];
    if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
    return sign * (first - second);
  });
}

/** The order after a click on a column: ascending, descending, none. */
export function nextOrder(order: TrialOrder | null, columnId: string): TrialOrder | null {
  if (order?.columnId !== columnId) return { columnId, isDescending: false };
  return order.isDescending ? null : { columnId, isDescending: true };
}
