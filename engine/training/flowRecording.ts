import type { LoadedProgram } from '../kernels/index.ts';
import { UserError } from '../messages/index.ts';
import type { Course } from './course.ts';
import { describeFlow, flowNodes } from './flow.ts';
import type { NodeRecord } from './recorder.ts';

/** Norms of nodes are recorded with each of the first entries of gradients, then with every fourth, to save time. */
const DENSE_ENTRIES = 8;
export const SPARSE_ENTRIES = 4;

/** True if norms of nodes are recorded with an entry, counted from 1. */
export const isFlowEntry = (entry: number): boolean => entry <= DENSE_ENTRIES || entry % SPARSE_ENTRIES === 0;

/** Records the gradient flow of a training, on a second program that observes the nodes. */
export class FlowRecording {
  readonly #course: Course;
  /** Undefined once memory does not suffice. */
  #nodes: ReadonlySet<string> | undefined;

  constructor(course: Course) {
    this.#course = course;
    this.#nodes = flowNodes(course.model.graph.analysis);
  }

  /**
   * Before a step whose gradients are recorded.
   * @param watched nodes that are observed anyway
   * @returns the nodes to observe; undefined for a last, smaller batch, between entries, or without memory for a second program
   */
  prepare(watched: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
    const { stepper, position, model } = this.#course;
    const entry = stepper.updateAt(position).update / model.configuration.gradientsEvery;
    if (!isFlowEntry(entry)) return undefined;
    if (!this.#nodes || stepper.batchAt(position).size < stepper.partAt(position).batchSize) return undefined;
    try {
      stepper.programAt(position, unionOf(watched, this.#nodes));
    } catch (error) {
      if (!(error instanceof UserError && error.code.startsWith('memory.'))) throw error;
      this.#nodes = undefined;
    }
    return this.#nodes;
  }

  /** Right after the step. */
  describe(loaded: LoadedProgram): NodeRecord[] {
    return describeFlow(this.#course.model.graph.analysis, loaded).filter(({ node }) => this.#nodes?.has(node));
  }
}

/** All nodes of two sets; undefined if there are none. */
export function unionOf(
  nodes: ReadonlySet<string> | undefined,
  others: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (!nodes || !others) return nodes ?? others;
  return new Set([...nodes, ...others]);
}
