import type { CheckedGraph } from '../graph/index.ts';
import { createWasmExecutor } from '../kernels/index.ts';
import { sizeOf } from '../ops/index.ts';
import { type Column, Model, type NamedTensor } from '../training/index.ts';
import { type OutputPrediction, predictionFrom } from './predictionFrom.ts';

/** A prediction, with the target node that it would be compared with. */
export interface TargetPrediction extends OutputPrediction {
  readonly target: string;
}

/** Longer predictions, such as images, are not read number by number. */
const MOST_VALUES = 1000;

/** A network on the fast executor that stays loaded, to predict one sample after the other. */
export class PredictionModel {
  readonly #model: Model;
  readonly #columns: ReadonlyMap<string, Pick<Column, 'normalization'>>;

  /** @param columns by target node, for the units of predictions */
  constructor(graph: CheckedGraph, columns: ReadonlyMap<string, Pick<Column, 'normalization'>>) {
    this.#model = new Model(graph, createWasmExecutor(), []);
    this.#columns = columns;
  }

  /**
   * The prediction for each loss, in evaluation mode.
   * @param sample by input node, normalized like the data
   * @throws UserError memory.*
   */
  predict(parameters: readonly NamedTensor[], sample: ReadonlyMap<string, ArrayLike<number>>): TargetPrediction[] {
    this.#model.restore({ parameters, slots: [] });
    const loaded = this.#model.program('predict', 1);
    for (const [node, values] of sample) if (loaded.program.data.has(node)) loaded.dataOf(node).set(values);
    loaded.run({ seed: 0, step: 0 });
    return loaded.program.losses.flatMap(({ nodeId, prediction, task }) => {
      const [, ...shape] = prediction.shape;
      if (sizeOf(shape) > MOST_VALUES) return [];
      const target = this.#model.graph.analysis.wiring.incoming.get(nodeId)?.get('target')?.from[0] ?? '';
      return [{ target, ...predictionFrom(Array.from(loaded.read(prediction)), task, this.#columns.get(target)) }];
    });
  }
}
