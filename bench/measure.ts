import type { Candidate } from './candidate.ts';
import type { FmaPeak } from './fmaPeak.ts';
import { CandidateProcess } from './process/candidateProcess.ts';
import { flopsPerSample, type Workload } from './workloads.ts';

/** The measurement of one candidate on one workload. */
export interface Measurement {
  readonly workload: string;
  readonly candidate: string;
  readonly threads: number;
  /** One per round. */
  readonly samplesPerSecond: readonly number[];
  readonly gflops: readonly number[];
}

export interface WorkloadResult {
  readonly workload: Workload;
  readonly measurements: readonly Measurement[];
  /** GFLOP/s of one thread in the same rounds. */
  readonly peak: readonly number[];
  /** A line per candidate that did not run, or whose loss differs. */
  readonly remarks: readonly string[];
}

export interface MeasureOptions {
  readonly candidates: readonly Candidate[];
  /** Numbers of threads for multithreaded candidates. */
  readonly threads: readonly number[];
  readonly rounds: number;
  readonly peak: FmaPeak;
  /** Reports progress. */
  readonly progress: (text: string) => void;
}

/** Training time of a candidate per round. */
const ROUND_SECONDS = 0.4;
/** Total time limit: a slow candidate gets fewer rounds, at least one. */
const PATIENCE_SECONDS = 12;
/** Steps after which the candidates' losses must agree, and the tolerance: they compute in float32. */
const COMPARED_STEPS = 3;
const TOLERANCE = 1e-3;

/** A prepared candidate, with its measurements. */
interface Contestant {
  readonly candidate: string;
  readonly threads: number;
  readonly process: CandidateProcess;
  readonly steps: number;
  readonly rounds: number;
  readonly loss: number | undefined;
  readonly seconds: number[];
}

/** Measures a workload: each round runs every candidate once, so that all share the machine's fluctuations. */
export async function measureWorkload(workload: Workload, options: MeasureOptions): Promise<WorkloadResult> {
  const { candidates, threads, rounds, peak, progress } = options;
  const contestants: Contestant[] = [];
  const remarks: string[] = [];
  for (const candidate of candidates) {
    for (const count of candidate.threaded ? threads : [1]) {
      progress(`${workload.name}: ${candidate.name} gets ready`);
      try {
        contestants.push(await startContestant(candidate.name, workload, count, rounds));
      } catch (error) {
        remarks.push(`${workload.name}: ${candidate.name} does not run: ${error instanceof Error ? error.message : error}`);
        break;
      }
    }
  }
  const peaks: number[] = [];
  for (let round = 0; round < rounds; round++) {
    progress(`${workload.name}: round ${round + 1} of ${rounds}`);
    peaks.push(peak.measure());
    for (const contestant of contestants) if (round < contestant.rounds) await runRound(contestant);
  }
  for (const { process } of contestants) process.end();
  return {
    workload,
    measurements: contestants.map((contestant) => describe(contestant, workload)),
    peak: peaks,
    remarks: [...remarks, ...compareLosses(workload, contestants)],
  };
}

async function startContestant(candidate: string, workload: Workload, threads: number, rounds: number): Promise<Contestant> {
  const process = await CandidateProcess.start(candidate, workload.name, threads);
  try {
    const { seconds, loss } = await process.train(COMPARED_STEPS);
    const { steps, stepSeconds } = await findSteps(process, seconds / COMPARED_STEPS);
    const affordable = Math.max(1, Math.floor(PATIENCE_SECONDS / (steps * stepSeconds)));
    return { candidate, threads, process, steps, rounds: Math.min(rounds, affordable), loss, seconds: [] };
  } catch (error) {
    process.end();
    throw error;
  }
}

/** Determines the steps per round. This also warms the candidate up, for about one round. */
async function findSteps(process: CandidateProcess, firstStepSeconds: number): Promise<{ steps: number; stepSeconds: number }> {
  if (firstStepSeconds > ROUND_SECONDS) return { steps: 1, stepSeconds: firstStepSeconds };
  let stepSeconds = firstStepSeconds;
  for (const part of [0.1, 0.3, 0.6]) {
    const steps = Math.max(1, Math.round((part * ROUND_SECONDS) / stepSeconds));
    stepSeconds = (await process.train(steps)).seconds / steps;
  }
  return { steps: Math.max(1, Math.round(ROUND_SECONDS / stepSeconds)), stepSeconds };
}

async function runRound({ process, steps, seconds }: Contestant): Promise<void> {
  seconds.push((await process.train(steps)).seconds);
}

function describe({ candidate, threads, steps, seconds }: Contestant, workload: Workload): Measurement {
  const samplesPerSecond = seconds.map((taken) => (steps * workload.batch) / taken);
  const flops = flopsPerSample(workload);
  const gflops = samplesPerSecond.map((rate) => (rate * flops) / 1e9);
  return { workload: workload.name, candidate, threads, samplesPerSecond, gflops };
}

/** Reported losses must agree, otherwise different work is compared. */
function compareLosses(workload: Workload, contestants: readonly Contestant[]): string[] {
  const known = contestants.filter(({ loss }) => loss !== undefined);
  const [first, ...others] = known;
  return others
    .filter(({ loss = Number.NaN }) => !(Math.abs(loss / (first.loss ?? Number.NaN) - 1) <= TOLERANCE))
    .map(
      ({ candidate, loss }) =>
        `${workload.name}: ${candidate} comes to the loss ${loss}, but ${first.candidate} to ${first.loss}: not the same work`,
    );
}
