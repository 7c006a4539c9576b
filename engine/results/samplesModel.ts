import type { CheckedGraph } from '../graph/index.ts';
import { createWasmExecutor } from '../kernels/index.ts';
import { type Column, Model, type NamedTensor } from '../training/index.ts';
import { type OutputPrediction, predictionFrom } from './predictionFrom.ts';

export interface SamplesToPredict {
  readonly count: number;
  /** By input node: all samples, in the units of the data; by target node the units of predictions. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** Predictions for the first loss of a network, with the target node that they would be compared with. */
export interface SamplePredictions {
  readonly target: string;
  readonly predictions: readonly OutputPrediction[];
}

/** Samples per batch, which bounds memory. */
const BATCH = 256;

/** A network on the fast executor that stays loaded with some samples, to predict them with one set of weights after the other. */
export class SamplesModel {
  readonly #model: Model;
  readonly #samples: SamplesToPredict;
  readonly #order: Uint32Array;

  /** @throws UserError memory.* */
  constructor(graph: CheckedGraph, samples: SamplesToPredict) {
    this.#model = new Model(graph, createWasmExecutor(), [], { columns: samples.columns });
    this.#samples = samples;
    this.#order = Uint32Array.from({ length: samples.count }, (_, index) => index);
  }

  /** Predicts in evaluation mode. @throws UserError memory.* */
  predict(parameters: readonly NamedTensor[]): SamplePredictions {
    this.#model.restore({ parameters, slots: [] });
    const predictions: OutputPrediction[] = [];
    let target = '';
    for (let start = 0; start < this.#samples.count; start += BATCH) {
      const loaded = this.#model.program('predict', Math.min(BATCH, this.#samples.count - start));
      loaded.select({ order: this.#order, start });
      loaded.run({ seed: 0, step: 0 });
      const [{ nodeId, prediction, task }] = loaded.program.losses;
      target = this.#model.graph.analysis.wiring.incoming.get(nodeId)?.get('target')?.from[0] ?? '';
      const [rows] = prediction.shape;
      const scores = Array.from(loaded.read(prediction));
      const each = scores.length / rows;
      for (let row = 0; row < rows; row++) {
        predictions.push(predictionFrom(scores.slice(row * each, (row + 1) * each), task, this.#samples.columns.get(target)));
      }
    }
    return { target, predictions };
  }
}
