import { join } from 'node:path';
import { openDatasets } from '../../app/datasets/index.ts';
import { DIAGNOSES } from '../../engine/diagnosis/index.ts';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';
import {
  describeConfusion,
  describeFamilies,
  describeFixes,
  describeRates,
  describeShare,
} from '../diagnosis/describeEntries.ts';
import { type DiagnosedEntry, diagnoseEntry, EARLY, entriesOf } from '../diagnosis/runSet.ts';
import type { TableFormat } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import type { Options } from './options.ts';

interface DiagnosisResult {
  /** The documented set of 60 runs. */
  readonly set: readonly DiagnosedEntry[];
  /** As many sets more as rounds, with other seeds. */
  readonly more: readonly DiagnosedEntry[];
}

/** Diagnoses runs that are healthy, and runs that are broken on purpose. */
export function measureDiagnosis(options: Options): void {
  const datasets = openDatasets({ resourcesDirectory: join(ROOT, 'resources') });
  const diagnoseSet = (number: number) => entriesOf(number).map((entry) => diagnoseEntry(datasets, entry));
  const set = diagnoseSet(0);
  const more = Array.from({ length: options.rounds }, (_, index) => diagnoseSet(index + 1)).flat();
  report('diagnosis', { set, more }, (format) => tabulate({ set, more }, format), options);
}

function tabulate({ set, more }: DiagnosisResult, format: TableFormat): string {
  const all = [...set, ...more];
  return [
    `The set of 60 runs (seeds 1 to 60; thresholds come from runs with seeds above 1000):\n\n${describeRates(set, format)}\n\n${describeConfusion(set, format)}`,
    `${more.length} more runs, with other seeds:\n\n${describeRates(more, format)}\n\n${describeConfusion(more, format)}`,
    `All of them by the kind of network:\n\n${describeFamilies(all, format)}`,
    `All of them when they had trained for ${describeShare(EARLY)} of their steps; of the faults, those that are told in training:\n\n${describeRates(all.flatMap(early), format)}`,
    `Each planted fault that was found, in a copy with the first fix offered, trained anew. Without a feature that gave the answer away, the loss is that of the task itself; with weighed classes, it counts rare ones more:\n\n${describeFixes(all, format)}`,
  ].join('\n\n');
}

/** An entry as it was in training, without faults that are told at the end. */
function early({ foundEarly: found, ...entry }: DiagnosedEntry): DiagnosedEntry[] {
  const isTold = !DIAGNOSES.some(({ code, needsEnd }) => needsEnd && code === entry.fault);
  return isTold ? [{ ...entry, found, foundEarly: found }] : [];
}
