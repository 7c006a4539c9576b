import type { openDatasets } from '../../app/datasets/index.ts';
import { diagnose } from '../../engine/diagnosis/index.ts';
import { RandomStream } from '../../engine/random/index.ts';
import { FAULTS, type Fault } from './faults.ts';
import { pick, planHealthy } from './planHealthy.ts';
import type { PlannedRun } from './plannedRun.ts';
import { drawTask, TASK_NAMES } from './tasks.ts';
import { trainPlan } from './trainPlan.ts';

/** A run to be made: everything about it follows from its seed and its fault. */
export interface SetEntry {
  readonly seed: number;
  /** The code of the planted fault. */
  readonly fault?: string | undefined;
}

/** A run with what was found in it at its end, and when it had trained for a part of its steps. */
export interface DiagnosedEntry extends SetEntry {
  readonly found: readonly string[];
  readonly foundEarly: readonly string[];
}

/** The part of its steps after which a run is diagnosed while it trains. */
export const EARLY = 0.1;

const HEALTHY = 30;
const BROKEN = 30;

/**
 * 60 runs: 30 healthy, and 30 with every fault in turn.
 * @param number 0 for the set whose result is documented; each other number has seeds of its own
 */
export function entriesOf(number: number): SetEntry[] {
  const seedOf = (index: number) => 1 + number * (HEALTHY + BROKEN) + index;
  return [
    ...Array.from({ length: HEALTHY }, (_, index) => ({ seed: seedOf(index) })),
    ...Array.from({ length: BROKEN }, (_, index) => ({
      seed: seedOf(HEALTHY + index),
      fault: FAULTS[(number * BROKEN + index) % FAULTS.length].code,
    })),
  ];
}

/** Trains the run of an entry, in a second or two at most, and diagnoses it. */
export function diagnoseEntry(datasets: ReturnType<typeof openDatasets>, entry: SetEntry): DiagnosedEntry {
  const run = trainPlan(planEntry(datasets, entry));
  const early = trainPlan(planEntry(datasets, entry), Math.max(1, Math.floor(EARLY * run.steps.length)));
  const codesOf = (findings: ReturnType<typeof diagnose>) => findings.map(({ code }) => code);
  return { ...entry, found: codesOf(diagnose(run)), foundEarly: codesOf(diagnose(early, { isInTraining: true })) };
}

function planEntry(datasets: ReturnType<typeof openDatasets>, { seed, fault: code }: SetEntry): PlannedRun {
  const fault: Fault | undefined = FAULTS.find((each) => each.code === code);
  const random = new RandomStream(seed, code ?? 'healthy');
  const plan = planHealthy(drawTask(datasets, pick(random, fault?.tasks ?? TASK_NAMES), seed), random);
  return fault ? fault.plant(plan, random) : plan;
}
