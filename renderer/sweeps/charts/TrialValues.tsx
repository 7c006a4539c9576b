import type { SweepTrial } from '#app/contract/index.ts';
import { spreadRows } from '../../controls/chart/spreadRows.ts';
import { TextTable } from '../../controls/chart/TextTable.tsx';
import { t } from '../../language/index.ts';
import type { Dimension } from '../chartData/dimensions.ts';

interface TrialValuesProps {
  readonly trials: readonly SweepTrial[];
  readonly dimensions: readonly Dimension[];
}

/** The numbers of a chart of trials, as a table. */
export function TrialValues({ trials, dimensions }: TrialValuesProps) {
  const rows = trials.flatMap((trial) => {
    const numbers = dimensions.map(({ numberOf }) => numberOf(trial));
    if (numbers.some((number) => number === undefined)) return [];
    return [[String(trial.number + 1), ...dimensions.map(({ format }, index) => format(numbers[index] ?? Number.NaN))]];
  });
  return <TextTable heads={[t('Trial'), ...dimensions.map(({ label }) => label)]} rows={spreadRows(rows)} />;
}
