import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { LAYERS } from '../layers/index.ts';
import { fittingTargets } from '../testing/fittingTargets.ts';
import { networkAround, optionsOf, shapesOf } from '../testing/layerNetworks.ts';
import { classificationData, classifier, randomColumn } from '../testing/networks.ts';
import { initializeParameters } from '../training/index.ts';
import { LensModel, SampleLosses } from './index.ts';

const SAMPLES = 5;
const ALL = Uint32Array.of(4, 0, 2, 1, 3);

test.each(LAYERS.filter(({ loss }) => loss).map((layer) => [layer.type, layer] as const))(
  '%s: the loss of each sample is that of a pass with it alone',
  (_type, layer) => {
    fc.assert(
      fc.property(shapesOf(layer), optionsOf(layer), (shape, options) => {
        const document = networkAround(layer, shape, options);
        const penalized = {
          ...document,
          nodes: document.nodes.map((node) => (node.id === 'h' ? { ...node, params: { ...node.params, kernelL2: 0.1 } } : node)),
        };
        const graph = checkGraph(penalized);
        const columns = new Map(
          ['x', 'y'].map((id) => {
            const { output = [], params } = graph.analysis.nodes.get(id) ?? {};
            const classes = typeof params?.classes === 'number' ? params.classes : undefined;
            const column = randomColumn(id, output, SAMPLES, 1, classes);
            return [id, id === 'y' ? fittingTargets(document, column) : column] as const;
          }),
        );
        const parameters = initializeParameters(graph, 1);
        const { losses } = new SampleLosses(graph, columns).compute(parameters, ALL, () => {});
        const model = new LensModel(graph, columns);
        for (const [index, sample] of ALL.entries()) {
          const { loss = Number.NaN } = model.pass({ parameters }, { samples: { indices: Uint32Array.of(sample) } });
          expect(Math.abs(losses[index] - loss)).toBeLessThan(1e-4 * (1 + Math.abs(loss)));
        }
      }),
      { numRuns: 6 },
    );
  },
);

test('classes are given with the losses, over several batches', () => {
  const data = classificationData(600);
  const graph = checkGraph(classifier()).bind(data);
  const parameters = initializeParameters(graph, 1);
  const shares: number[] = [];
  const { losses, answers } = new SampleLosses(graph, graph.columns).compute(parameters, data.splits.train, (share) =>
    shares.push(share),
  );
  expect(shares).toEqual([0, 256 / 600, 512 / 600]);
  expect(answers).toMatchObject({ isClassification: true, size: 1, target: 'y' });
  expect(answers?.wanted).toEqual(Float64Array.from(data.targets[0].data));
  const pass = new LensModel(graph, graph.columns).pass({ parameters }, { samples: { indices: Uint32Array.of(599) } });
  const scores = [...(pass.find({ node: 'o', quantity: 'out' })?.read() ?? [])];
  expect(answers?.given[599]).toBe(scores.indexOf(Math.max(...scores)));
  expect(losses[599]).toBeCloseTo(pass.loss ?? Number.NaN, 5);
});
