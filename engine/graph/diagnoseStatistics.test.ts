import { expect, test } from 'vitest';
import { analyzeInEnglish } from '../testing/analyzeInEnglish.ts';
import { chain } from '../testing/chains.ts';
import { applyEdits, type GraphDocument, type TrainingSettings } from './index.ts';

type Node = readonly [id: string, type: string, params?: Record<string, unknown>];

function normalized(node: Node, training: TrainingSettings = {}, shape: readonly number[] = [3]): GraphDocument {
  return { ...chain(shape, [node, ['f', 'flatten'], ['o', 'dense', { units: 1 }]], 'mse'), training };
}
const diagnose = (document: GraphDocument, trainingSamples?: number) => {
  const shape = document.nodes[0].params?.shape as number[];
  const data = { inputs: [{ name: 'x', shape }], targets: [{ name: 'y', shape: [] }] };
  return analyzeInEnglish(document, trainingSamples === undefined ? undefined : { ...data, trainingSamples }).diagnostics;
};

const BATCH_NORM: Node = ['b', 'batchNorm'];

test.each([
  [1, undefined, 'each batch holds one sample', 32],
  [1, 9, 'each batch holds one sample', 9],
  [25, 101, 'the last batch of an epoch holds one sample (101 samples in batches of 25)', 26],
  [4, 9, 'the last batch of an epoch holds one sample (9 samples in batches of 4)', 5],
])('batch normalization in batches of %s of %s samples: %s', (batchSize, samples, found, better) => {
  const document = normalized(BATCH_NORM, { batchSize });
  const diagnostics = diagnose(document, samples);
  expect(diagnostics).toMatchObject([{ code: 'training.batchOfOne', severity: 'warning', nodeId: 'b', param: 'batchSize' }]);
  expect(diagnostics[0].message).toContain(found);
  const fixed = applyEdits(document, diagnostics[0].fix?.edits ?? []);
  expect(fixed.training?.batchSize).toBe(better);
  expect(diagnose(fixed, samples)).toEqual([]);
});

test('a fix leaves no single sample, for any numbers', () => {
  for (let samples = 2; samples < 60; samples++) {
    for (let batchSize = 1; batchSize <= samples; batchSize++) {
      const document = normalized(BATCH_NORM, { batchSize });
      const [diagnostic] = diagnose(document, samples);
      expect(diagnostic !== undefined).toBe(batchSize === 1 || samples % batchSize === 1);
      if (diagnostic) expect(diagnose(applyEdits(document, diagnostic.fix?.edits ?? []), samples)).toEqual([]);
    }
  }
});

test('a single training sample has no fix', () => {
  expect(diagnose(normalized(BATCH_NORM), 1)).toMatchObject([{ code: 'training.batchOfOne' }]);
  expect(diagnose(normalized(BATCH_NORM), 1)[0].fix).toBeUndefined();
});

test('an image has several values per channel, and a frozen normalization uses its averages', () => {
  expect(diagnose(normalized(BATCH_NORM, { batchSize: 1 }, [4, 4, 2]), 9)).toEqual([]);
  expect(diagnose(normalized(['b', 'batchNorm', { trainable: false }], { batchSize: 1 }), 9)).toEqual([]);
});

test('layer normalization over one value gives a warning', () => {
  for (const [node, shape] of [
    [['n', 'layerNorm'], [1]],
    [
      ['n', 'layerNorm'],
      [5, 1],
    ],
    [
      ['n', 'layerNorm', { axis: 0 }],
      [1, 5],
    ],
  ] as const) {
    const document = normalized(node, {}, shape);
    const diagnostics = diagnose(document);
    expect(diagnostics).toMatchObject([
      { code: 'node.singleNumber', severity: 'warning', nodeId: 'n', fix: { label: "Bypass 'n'" } },
    ]);
    expect(diagnose(applyEdits(document, diagnostics[0].fix?.edits ?? []))).toEqual([]);
  }
  expect(diagnose(normalized(['n', 'layerNorm'], {}, [1, 5]))).toEqual([]);
});
