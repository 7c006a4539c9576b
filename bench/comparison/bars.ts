import { median, medianRatio } from '../results/rounds.ts';
import type { Measurement, WorkloadResult } from './measure.ts';

/** The engine's required throughput relative to the best of some peers. */
interface Bar {
  readonly against: string;
  readonly peers: readonly string[];
  /** By workload. */
  readonly atLeast: Readonly<Record<string, number>>;
}

/** The subject of the bars. */
export const ENGINE = 'engine';

export const BARS: readonly Bar[] = [
  { against: 'the best TensorFlow.js backend', peers: ['tfjs-wasm', 'tfjs-cpu'], atLeast: { W1: 80, W2: 20, W3: 45 } },
  { against: 'brain.js', peers: ['brain.js'], atLeast: { W1: 10, W2: 50 } },
  { against: 'onnxruntime', peers: ['onnxruntime'], atLeast: { W1: 5, W2: 1, W3: 0.8, W4: 1.5 } },
  { against: 'PyTorch', peers: ['pytorch'], atLeast: { W1: 20, W2: 1, W3: 0.6, W4: 0.8 } },
];

/** The engine's required share of the peak of 128-bit multiply-adds on one thread, over the whole step. */
export const PEAK_BAR = { workload: 'W3', atLeast: 0.65 };

/** A bar compared with a run. */
export interface Verdict {
  readonly workload: string;
  readonly against: string;
  readonly value: number;
  readonly atLeast: number;
  readonly met: boolean;
}

/**
 * Compares the engine with every bar that has measurements. Engine and peer may use the same threads; each counts with its best
 * number of threads, since more are slower on a busy machine.
 */
export function judge({ workload, measurements, peak }: WorkloadResult): Verdict[] {
  const engine = bestOf(measurements, [ENGINE]);
  const verdicts = BARS.flatMap(({ against, peers, atLeast }) => {
    const bar = atLeast[workload.name];
    const peer = bestOf(measurements, peers);
    return bar !== undefined && peer && engine
      ? [verdict(workload.name, against, medianRatio(engine.samplesPerSecond, peer.samplesPerSecond), bar)]
      : [];
  });
  const single = measurements.find(({ candidate, threads }) => candidate === ENGINE && threads === 1);
  if (workload.name !== PEAK_BAR.workload || !single) return verdicts;
  const share = medianRatio(single.gflops, peak);
  return [...verdicts, verdict(workload.name, 'the FMA peak, one thread', share, PEAK_BAR.atLeast)];
}

function verdict(workload: string, against: string, value: number, atLeast: number): Verdict {
  return { workload, against, value, atLeast, met: value >= atLeast };
}

/** The fastest of some candidates, with any number of threads. */
function bestOf(measurements: readonly Measurement[], candidates: readonly string[]): Measurement | undefined {
  const named = measurements.filter(({ candidate }) => candidates.includes(candidate));
  return named.toSorted((a, b) => median(b.samplesPerSecond) - median(a.samplesPerSecond))[0];
}
