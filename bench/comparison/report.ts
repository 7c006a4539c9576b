import { median, medianRatio } from '../results/rounds.ts';
import { describeVerdict, formatCount, type TableFormat, toDigits, toMarkdown, toText } from '../results/table.ts';
import { flopsPerSample } from '../workloads/workloads.ts';
import { ENGINE, judge, type Verdict } from './bars.ts';
import type { Measurement, WorkloadResult } from './measure.ts';

/** The output of `--json`. */
export function toJson(results: readonly WorkloadResult[]): object[] {
  return results.flatMap(({ measurements }) =>
    measurements.map(({ workload, candidate, threads, samplesPerSecond, gflops }) => ({
      workload,
      candidate,
      threads,
      samplesPerSecond: median(samplesPerSecond),
      gflops: median(gflops),
    })),
  );
}

/** A workload's measurements as terminal text. */
export function describeResult(result: WorkloadResult): string {
  const { workload } = result;
  const title = `${workload.name}: ${workload.title}, batch ${workload.batch}`;
  const work = `${formatCount(flopsPerSample(workload))} floating-point operations per sample`;
  return `\n${title} (${work}; FMA peak of a thread ${toDigits(median(result.peak))} GFLOP/s)\n${tabulate(result, toText)}`;
}

/** The whole run as a chapter of Markdown. */
export function toDocument(results: readonly WorkloadResult[]): string {
  const chapters = results.map((result) => {
    const { workload, remarks } = result;
    const title = `### ${workload.name}: ${workload.title}, batch ${workload.batch}`;
    return [title, tabulate(result, toMarkdown), ...remarks].join('\n\n');
  });
  const verdicts = results.flatMap(judge);
  return [...chapters, `### Bars\n\n${tabulateVerdicts(verdicts, toMarkdown)}`].join('\n\n');
}

const HEADER = ['candidate', 'threads', 'samples/s', 'GFLOP/s', 'of peak', 'rounds', 'engine is'];

function tabulate({ measurements, peak }: WorkloadResult, format: TableFormat): string {
  return format(
    HEADER,
    measurements.map((measurement) => [
      measurement.candidate,
      String(measurement.threads),
      formatCount(median(measurement.samplesPerSecond)),
      toDigits(median(measurement.gflops)),
      `${((median(measurement.gflops) / median(peak) / measurement.threads) * 100).toFixed(0)} %`,
      String(measurement.samplesPerSecond.length),
      compareWithEngine(measurement, measurements),
    ]),
  );
}

/** The engine's speed relative to a measurement with the same threads. */
function compareWithEngine(measurement: Measurement, all: readonly Measurement[]): string {
  const engine = all.find(({ candidate, threads }) => candidate === ENGINE && threads === measurement.threads);
  if (!engine || engine === measurement) return '';
  return `${toDigits(medianRatio(engine.samplesPerSecond, measurement.samplesPerSecond))}×`;
}

export function tabulateVerdicts(verdicts: readonly Verdict[], format: TableFormat): string {
  return format(
    ['bar', 'against', 'measured', 'at least', ''],
    verdicts.map(({ workload, against, value, atLeast, met }) => [
      workload,
      against,
      toDigits(value),
      String(atLeast),
      describeVerdict(met),
    ]),
  );
}
