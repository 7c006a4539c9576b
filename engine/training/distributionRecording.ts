import type { Quantity } from '../distributions/index.ts';
import { canDie } from '../graph/index.ts';
import type { Distribution, LoadedProgram, Numbers } from '../kernels/index.ts';
import type { Course } from './course.ts';
import { entriesBetween } from './entriesBetween.ts';
import { flowNodes } from './flow.ts';
import { isFlowEntry, SPARSE_ENTRIES } from './flowRecording.ts';
import type { DistributionRecord, NodeRecord } from './recorder.ts';

/** The first entries are recorded whatever they cost: short runs have histories, too. */
const FIRST_ENTRIES = 16;

/** Records how the values of parameters and nodes are distributed, with entries of gradients that observe nodes: all, or every nth. */
export class DistributionRecording {
  readonly #course: Course;
  /** Entries from one record to the next, after the first ones. */
  #interval: number | undefined;

  constructor(course: Course) {
    this.#course = course;
  }

  /** Before a step whose gradients are recorded. */
  get isDue(): boolean {
    const { stepper, position, model } = this.#course;
    const entry = stepper.updateAt(position).update / model.configuration.gradientsEvery;
    if (!isFlowEntry(entry)) return false;
    if (entry <= FIRST_ENTRIES) return true;
    this.#interval ??= entriesBetween(this.#course, flowNodes(model.graph.analysis));
    return entry % (SPARSE_ENTRIES * Math.ceil(this.#interval / SPARSE_ENTRIES)) === 0;
  }

  /**
   * At the end of the step, because it takes the updates from the kept parameters.
   * @param nodes what was recorded of nodes at this step
   */
  describe(loaded: LoadedProgram, nodes: readonly NodeRecord[]): DistributionRecord[] {
    return [...this.#describeParameters(loaded), ...nodes.flatMap((record) => this.#describeNode(loaded, record))];
  }

  #describeParameters(loaded: LoadedProgram): DistributionRecord[] {
    const { state } = this.#course.model;
    const updates = state.takeUpdates();
    return loaded.program.parameters.flatMap(({ name, gradient }) => {
      const [values, update] = [state.parameters.get(name), updates.get(name)];
      if (!gradient || !values || !update) return [];
      return [
        this.#describe(name, 'value', values),
        this.#describe(name, 'gradient', loaded.read(gradient)),
        this.#describe(name, 'update', update),
      ];
    });
  }

  #describeNode(loaded: LoadedProgram, { node: name, saturated }: NodeRecord): DistributionRecord[] {
    const { output, gradient } = loaded.program.observed.get(name) ?? {};
    if (!output || !gradient) return [];
    const analysis = this.#course.model.graph.analysis.nodes.get(name);
    const outputs = loaded.read(output);
    const dead = analysis && canDie(analysis) ? shareOfDead(outputs, output.shape.at(-1) ?? 1) : undefined;
    return [
      { ...this.#describe(name, 'output', outputs), dead, saturated },
      this.#describe(name, 'delta', loaded.read(gradient)),
    ];
  }

  #describe(name: string, quantity: Quantity, numbers: Numbers): DistributionRecord {
    const distribution: Distribution = this.#course.model.state.distribute(numbers);
    return { ...distribution, name, quantity };
  }
}

/** The share of units that are 0 in each row. */
function shareOfDead(values: ArrayLike<number>, units: number): number {
  let dead = 0;
  for (let unit = 0; unit < units; unit++) {
    let at = unit;
    while (at < values.length && values[at] === 0) at += units;
    if (at >= values.length) dead++;
  }
  return dead / units;
}
