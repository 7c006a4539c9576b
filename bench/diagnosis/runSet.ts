import type { openDatasets } from '../../app/datasets/index.ts';
import { diagnose } from '../../engine/diagnosis/index.ts';
import { RandomStream } from '../../engine/random/index.ts';
import { FAMILIES, type Family, pick } from './families/index.ts';
import { FAULTS, type Fault } from './faults.ts';
import { planHealthy } from './planHealthy.ts';
import type { PlannedRun } from './plannedRun.ts';
import { drawTask, type TaskName } from './tasks/tasks.ts';
import { trainPlan } from './trainPlan.ts';
import { type FixTrial, tryFix } from './tryFix.ts';

/** A run to be made: everything about it follows from its seed and its fault. */
export interface SetEntry {
  readonly seed: number;
  /** The name of its kind of network. */
  readonly family: string;
  /** The code of the planted fault. */
  readonly fault?: string | undefined;
}

/** A run with what was found in it at its end, and when it had trained for a part of its steps. */
export interface DiagnosedEntry extends SetEntry {
  readonly found: readonly string[];
  readonly foundEarly: readonly string[];
  /** The first fix of the planted fault, if it is found. */
  readonly trial?: FixTrial | undefined;
}

/** The part of its steps after which a run is diagnosed while it trains. */
export const EARLY = 0.1;

const HEALTHY = 30;
const BROKEN = 30;

/**
 * 60 runs: 30 healthy, and 30 with every fault in turn, of all kinds of networks.
 * @param number 0 for the set whose result is documented; each other number has seeds of its own
 */
export function entriesOf(number: number): SetEntry[] {
  const seedOf = (index: number) => 1 + number * (HEALTHY + BROKEN) + index;
  return [
    ...Array.from({ length: HEALTHY }, (_, index) => ({ seed: seedOf(index), family: FAMILIES[index % FAMILIES.length].name })),
    ...Array.from({ length: BROKEN }, (_, index) => ({
      seed: seedOf(HEALTHY + index),
      ...brokenOf(number * BROKEN + index),
    })),
  ];
}

/** The fault and the family at a position: a fault meets another family each time that it comes. */
function brokenOf(position: number): Omit<SetEntry, 'seed'> {
  const fault = FAULTS[position % FAULTS.length];
  const families = FAMILIES.filter((family) => tasksFor(family, fault).length > 0);
  const turn = position + Math.floor(position / FAULTS.length);
  return { fault: fault.code, family: families[turn % families.length].name };
}

/** Trains the run of an entry, in a second or two at most, and diagnoses it. */
export function diagnoseEntry(datasets: ReturnType<typeof openDatasets>, entry: SetEntry): DiagnosedEntry {
  const plan = planEntry(datasets, entry);
  const run = trainPlan(plan);
  const early = trainPlan(planEntry(datasets, entry), Math.max(1, Math.floor(EARLY * run.steps.length)));
  const codesOf = (findings: ReturnType<typeof diagnose>) => findings.map(({ code }) => code);
  const findings = diagnose(run);
  const planted = findings.find(({ code }) => code === entry.fault);
  return {
    ...entry,
    found: codesOf(findings),
    foundEarly: codesOf(diagnose(early, { isInTraining: true })),
    trial: planted && tryFix(plan, run, planted),
  };
}

export function planEntry(datasets: ReturnType<typeof openDatasets>, { seed, family: name, fault: code }: SetEntry): PlannedRun {
  const fault: Fault | undefined = FAULTS.find((each) => each.code === code);
  const family = FAMILIES.find((each) => each.name === name) ?? FAMILIES[0];
  const random = new RandomStream(seed, code ?? 'healthy');
  const tasks = fault ? tasksFor(family, fault) : family.tasks;
  const plan = planHealthy(family, drawTask(datasets, pick(random, tasks), seed), random);
  return fault ? fault.plant(plan, random) : plan;
}

function tasksFor({ tasks, hardTasks = [] }: Family, fault: Fault): TaskName[] {
  return [...tasks, ...hardTasks].filter((task) => fault.tasks.includes(task));
}
