import { describeVerdict, type TableFormat } from '../results/table.ts';
import type { DiagnosedEntry } from './runSet.ts';
import type { FixTrial } from './tryFix.ts';

/** The share of faults that is found at least, and of healthy runs in which one is found at most. */
const FOUND = 0.9;
const FALSE_ALARMS = 0.03;

function rateOf(entries: readonly DiagnosedEntry[]) {
  const broken = entries.filter(({ fault }) => fault !== undefined);
  const healthy = entries.filter(({ fault }) => fault === undefined);
  const hits = broken.filter(({ fault = '', found }) => found.includes(fault));
  const alarms = healthy.filter(({ found }) => found.length > 0);
  return { broken, healthy, found: hits.length / broken.length, alarms: alarms.length / healthy.length };
}

export function describeRates(entries: readonly DiagnosedEntry[], format: TableFormat): string {
  const { broken, healthy, found, alarms } = rateOf(entries);
  return format(
    ['', 'runs', 'measured', 'bar', ''],
    [
      [
        'faults found',
        String(broken.length),
        describeShare(found),
        `at least ${describeShare(FOUND)}`,
        describeVerdict(found >= FOUND),
      ],
      [
        'false alarms',
        String(healthy.length),
        describeShare(alarms),
        `at most ${describeShare(FALSE_ALARMS)}`,
        describeVerdict(alarms <= FALSE_ALARMS),
      ],
    ],
  );
}

/** The same for each kind of network, in rows. */
export function describeFamilies(entries: readonly DiagnosedEntry[], format: TableFormat): string {
  return format(
    ['network', 'broken runs', 'faults found', 'healthy runs', 'false alarms'],
    [...Map.groupBy(entries, ({ family }) => family)].map(([family, runs]) => {
      const { broken, healthy, found, alarms } = rateOf(runs);
      return [family, String(broken.length), describeShare(found), String(healthy.length), describeShare(alarms)];
    }),
  );
}

/** What was planted, in rows, and all that was found in these runs, with counts. */
export function describeConfusion(entries: readonly DiagnosedEntry[], format: TableFormat): string {
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

/** Per fault: how often its first fix mends it. */
export function describeFixes(entries: readonly DiagnosedEntry[], format: TableFormat): string {
  const planted = Map.groupBy(
    entries.filter(({ fault, found }) => fault !== undefined && found.includes(fault)),
    ({ fault = '' }) => fault,
  );
  return format(
    ['planted', 'found', 'first fix tried', 'finding gone', 'validation loss lower', 'accuracy or R² as high'],
    [...planted].map(([fault, runs]) => {
      const trials = runs.flatMap(({ trial }) => trial ?? []);
      const shareOf = (holds: (trial: FixTrial) => boolean) => describeShare(trials.filter(holds).length / trials.length);
      return [
        fault,
        String(runs.length),
        String(trials.length),
        shareOf(({ isGone }) => isGone),
        shareOf(({ isLower }) => isLower),
        shareOf(({ isAsGood }) => isAsGood),
      ];
    }),
  );
}

export const describeShare = (value: number): string => `${(100 * value).toFixed(1)} %`;
