import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGraph, type GraphDocument } from '../graph/index.ts';
import { referenceExecutor } from '../kernels/index.ts';
import { anyDocumentWithBlocks } from '../testing/anyBlocks.ts';
import { inlineBlocks } from '../testing/inlineBlocks.ts';
import { ignoreRecords, neverInterrupt, randomColumn } from '../testing/networks.ts';
import { type Dataset, train, trainingData } from './index.ts';

const samples = Uint32Array.from({ length: 12 }, (_, index) => index);
const none = samples.subarray(0, 0);
const dataset: Dataset = {
  name: 'random',
  inputs: [randomColumn('x', [4], 12, 1)],
  targets: [randomColumn('y', [3], 12, 2)],
  splits: { train: samples, validation: none, test: none },
  fingerprint: 'test',
};

function trainedBits(document: GraphDocument): Map<string, number[]> {
  const training = { optimizer: { type: 'adam', learningRate: 0.02 }, epochs: 2, batchSize: 6, seed: 3 };
  const { checkpoint } = train({
    graph: checkGraph({ ...document, training }).bind(trainingData(dataset)),
    executor: referenceExecutor,
    recorder: ignoreRecords,
    control: neverInterrupt,
    clock: () => 0,
  });
  return new Map(
    checkpoint.parameters.map(({ name, data }) => [name, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]),
  );
}

test('a graph of blocks trains to the same bits as the graph drawn by hand', () => {
  fc.assert(
    fc.property(anyDocumentWithBlocks, (document) => {
      const byHand = inlineBlocks(document);
      const { edges } = byHand;
      // Sums follow wire order, which the hand-drawn graph does not share.
      const order = new Map(byHand.nodes.map(({ id }, index) => [id, index]));
      const sorted = edges.toSorted((a, b) => (order.get(a.to[0]) ?? 0) - (order.get(b.to[0]) ?? 0));
      const [trained, expected] = [trainedBits(document), trainedBits({ ...byHand, edges: sorted })];
      expect(new Map([...trained].sort())).toEqual(new Map([...expected].sort()));
    }),
    { numRuns: 25 },
  );
});
