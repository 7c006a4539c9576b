import type { RunSummary } from '#app/contract/index.ts';
import { formatBytes, formatCount, formatDuration } from '../../language/format/index.ts';
import { later } from '../../language/index.ts';
import { isActive } from '../../workbench/runs/index.ts';
import type { RunColumn } from './runColumn.ts';

/** Milliseconds from start to end, or until now. */
const durationOf = ({ startedAt, endedAt, status, importedFrom }: RunSummary): number | undefined => {
  if (importedFrom) return undefined;
  const end = endedAt ?? (isActive(status) ? Date.now() : undefined);
  return end === undefined ? undefined : end - startedAt;
};

/** A size or a duration, hidden until the user shows it. */
function cost(
  id: string,
  label: string,
  help: string,
  value: (run: RunSummary) => number | undefined,
  format: (value: number) => string,
): RunColumn {
  const cell = (run: RunSummary) => {
    const number = value(run);
    return number === undefined ? '–' : format(number);
  };
  return { id, group: 'cost', label, help, isNumber: true, isExtra: true, value, cell, format };
}

const inTime = (milliseconds: number) => formatDuration(milliseconds / 1000);

export const TIME_COLUMN: RunColumn = {
  ...cost('time', later('Time'), later('The time from the start of the run to its end, with pauses.'), durationOf, inTime),
  isExtra: false,
};

/** What a run takes, hidden until the user shows it. */
export const COST_COLUMNS: readonly RunColumn[] = [
  cost('steps', later('Steps'), later('The steps that were trained.'), (run) => run.step, formatCount),
  cost(
    'timePerEpoch',
    later('Time per epoch'),
    later('The time of the run over the epochs that it has trained, with pauses.'),
    (run) => (run.measuredEpoch ? (durationOf(run) ?? Number.NaN) / run.measuredEpoch : undefined),
    inTime,
  ),
  cost('size', later('Size'), later('The size of its checkpoints in the database.'), (run) => run.checkpointBytes, formatBytes),
];
