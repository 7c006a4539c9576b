import { checkGraph } from '../../engine/graph/index.ts';
import { type Column, Model } from '../../engine/training/index.ts';
import { EXECUTORS, type ExecutorName } from '../machine/executors.ts';
import type { Candidate, Start } from '../workloads/candidate.ts';
import { toGraph, toParameters } from '../workloads/graphDocument.ts';
import { outputOf, type Workload } from '../workloads/workloads.ts';

/** The engine as training uses it: gather the batch's samples, run the program, read the loss. */
function engineOn(executor: ExecutorName, name: string, onRequest: boolean): Candidate {
  const { threaded, create } = EXECUTORS[executor];
  return {
    name,
    threaded,
    onRequest,
    async prepare(workload, start, threads) {
      const { batch, optimizer } = workload;
      const model = new Model(checkGraph(toGraph(workload)), create(threads), toParameters(workload, start), {
        columns: toColumns(workload, start),
      });
      const loaded = model.program('train', batch);
      const order = Uint32Array.from({ length: batch }, (_, index) => index);
      const { loss } = loaded.program;
      if (!loss) throw new Error('the program has no loss');
      let step = 0;
      return {
        train(steps) {
          let last = Number.NaN;
          for (let count = 0; count < steps; count++) {
            loaded.select({ order, start: 0 });
            loaded.run({ seed: 1, step: ++step, learningRate: optimizer.learningRate });
            last = loaded.read(loss)[0];
          }
          return last;
        },
      };
    },
  };
}

/** The batch as data set columns, by node. */
export function toColumns(workload: Workload, { inputs, targets }: Start): Map<string, Column> {
  const [outputs] = outputOf(workload);
  const isClass = workload.loss === 'crossEntropy';
  return new Map([
    ['x', { name: 'x', shape: workload.input, data: inputs }],
    ['y', { name: 'y', shape: isClass ? [] : [outputs], data: targets, ...(isClass && { classes: outputs }) }],
  ]);
}

export const engine = engineOn('wasm', 'engine', false);
export const engineReference = engineOn('reference', 'engine-reference', true);
