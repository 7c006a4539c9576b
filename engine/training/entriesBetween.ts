import { sizeOf, sumFlops } from '../ops/index.ts';
import type { Course } from './course.ts';

/** The largest share of the time that distributions may take: what recording may take, less gradients and norms. */
const SHARE = 0.01;
/** Nanoseconds, measured on one thread: of a step beside its operations, and of a distribution with its storage. */
const STEP_TIME = 4000;
const RECORD_TIME = 10_000;
/** The same of an operation and of an element. Larger networks use several threads. */
const FLOP_TIME = 0.01;
const ELEMENT_TIME = 2;
/** Operations of an update per parameter. */
const UPDATE_FLOPS = 10;

/**
 * How many entries of gradients lie between two records of distributions, so that they take a small share of the time. It follows from
 * the program alone, so that the same run records the same steps everywhere.
 * @param observed nodes that are recorded
 */
export function entriesBetween({ model, stepper, position }: Course, observed: ReadonlySet<string>): number {
  const { batch, operations, parameters } = stepper.programAt({ ...position, batchInEpoch: 0 }).program;
  const trained = parameters.flatMap(({ gradient, value }) => (gradient ? [sizeOf(value.shape)] : []));
  const outputs = [...observed].map((id) => batch * sizeOf(model.graph.analysis.nodes.get(id)?.output ?? []));
  // Of a parameter its values, gradient and update; of a node its output and δ.
  const elements = 3 * total(trained) + 2 * total(outputs);
  const recorded = RECORD_TIME * (3 * trained.length + 2 * outputs.length) + ELEMENT_TIME * elements;
  const step = STEP_TIME + FLOP_TIME * (sumFlops(operations) + UPDATE_FLOPS * total(trained));
  return Math.max(1, Math.ceil(recorded / (SHARE * step * model.configuration.gradientsEvery)));
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
