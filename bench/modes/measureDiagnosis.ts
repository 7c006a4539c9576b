import { join } from 'node:path';
import { openDatasets } from '../../app/datasets/index.ts';
import { DIAGNOSES } from '../../engine/diagnosis/index.ts';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';
import { type DiagnosedEntry, diagnoseEntry, EARLY, entriesOf } from '../diagnosis/runSet.ts';
import { describeVerdict, type TableFormat } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import type { Options } from './options.ts';

/** The share of faults that is found at least, and of healthy runs in which one is found at most. */
const FOUND = 0.9;
const FALSE_ALARMS = 0.03;

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
  return [
    `The set of 60 runs (seeds 1 to 60; thresholds come from runs with seeds above 1000):\n\n${describeRates(set, format)}\n\n${describeConfusion(set, format)}`,
    `${more.length} more runs, with other seeds:\n\n${describeRates(more, format)}\n\n${describeConfusion(more, format)}`,
    `All of them when they had trained for ${share(EARLY)} of their steps; of the faults, those that are told in training:\n\n${describeRates([...set, ...more].flatMap(early), format)}`,
  ].join('\n\n');
}

/** An entry as it was in training, without faults that are told at the end. */
function early({ foundEarly: found, ...entry }: DiagnosedEntry): DiagnosedEntry[] {
  const isTold = !DIAGNOSES.some(({ code, needsEnd }) => needsEnd && code === entry.fault);
  return isTold ? [{ ...entry, found, foundEarly: found }] : [];
}

function describeRates(entries: readonly DiagnosedEntry[], format: TableFormat): string {
  const broken = entries.filter(({ fault }) => fault !== undefined);
  const healthy = entries.filter(({ fault }) => fault === undefined);
  const found = broken.filter(({ fault = '', found: codes }) => codes.includes(fault)).length / broken.length;
  const alarms = healthy.filter(({ found: codes }) => codes.length > 0).length / healthy.length;
  return format(
    ['', 'runs', 'measured', 'bar', ''],
    [
      ['faults found', String(broken.length), share(found), `at least ${share(FOUND)}`, describeVerdict(found >= FOUND)],
      [
        'false alarms',
        String(healthy.length),
        share(alarms),
        `at most ${share(FALSE_ALARMS)}`,
        describeVerdict(alarms <= FALSE_ALARMS),
      ],
    ],
  );
}

/** What was planted, in rows, and all that was found in these runs, with counts. */
function describeConfusion(entries: readonly DiagnosedEntry[], format: TableFormat): string {
  const planted = Map.groupBy(entries, ({ fault }) => fault ?? 'healthy');
  return format(
    ['planted', 'runs', 'found', 'found besides'],
    [...planted].map(([code, runs]) => {
      const counts = Map.groupBy(
        runs.flatMap(({ found }) => found),
        (found) => found,
      );
      const others = [...counts].filter(([found]) => found !== code).map(([found, all]) => `${found} ${all.length}`);
      const silent = runs.filter(({ found }) => found.length === 0).length;
      const hits = code === 'healthy' ? `${silent} silent` : String(counts.get(code)?.length ?? 0);
      return [code, String(runs.length), hits, others.join(', ') || '–'];
    }),
  );
}

const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
