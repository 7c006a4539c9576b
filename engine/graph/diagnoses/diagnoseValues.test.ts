import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeInEnglish } from '../../testing/analyzeInEnglish.ts';
import { chain } from '../../testing/chains.ts';
import { graph } from '../../testing/networks.ts';
import { applyEdits, type ColumnDescription, type GraphDocument } from '../index.ts';

const DENSE = (units: number) => [['o', 'dense', { units }]] as const;
const column = (name: string, shape: number[], data: number[]): ColumnDescription => ({ name, shape, data });

function errorsOf(document: GraphDocument, targets: number[] | ColumnDescription) {
  const y = Array.isArray(targets) ? column('y', [], targets) : targets;
  const count = (y.data?.length ?? 0) / Math.max(1, y.shape[0] ?? 1);
  const { diagnostics, notes } = analyzeInEnglish(document, {
    inputs: [column('x', [1], new Array(count).fill(0))],
    targets: [y],
  });
  return { errors: diagnostics.filter(({ severity }) => severity === 'error'), notes };
}

const lossOver = (loss: string, units: number, shape: number[] = []) => chain([1], DENSE(units), loss, { shape });

describe('targets outside the range of their loss', () => {
  test.each([
    ['crossEntropy', [1, 2, 3], '3', 2],
    ['crossEntropy', [0, 1, -5], '-5', 3],
    ['crossEntropy', [0, 2.5, 1], '2.5', 2],
    ['crossEntropy', [0, 1000, 2], '1000', 2],
    ['binaryCrossEntropy', [1, 2, 1], '2', 2],
    ['binaryCrossEntropy', [0.5, -0.1, 1], '-0.1', 2],
    ['hinge', [0, 1, -1], '-1', 3],
    ['hinge', [1, 2, 1], '2', 2],
    ['hinge', [1, 0.5, 1], '0.5', 2],
  ])('%s of %j: %s is rejected', (loss, labels, received) => {
    const { errors } = errorsOf(lossOver(loss, loss === 'crossEntropy' ? 3 : 1), labels);
    const sample = labels.indexOf(Number(received)) + 1;
    expect(errors).toMatchObject([{ code: 'data.targetValue', nodeId: 'j', port: 'target', received }]);
    expect(errors[0].message).toContain(`'y' has ${received} (sample ${sample})`);
  });

  test.each([
    [[0.5, 0.6, 0.1, 0.9], 'a sum of 1.1'],
    [[0.5, 0.5, -0.2, 1.2], '-0.2'],
    [[0.5, 0.5, 0.3, 0.3], 'a sum of 0.6'],
  ])('rows %j are no distributions', (data, received) => {
    for (const loss of ['kullbackLeibler', 'crossEntropy']) {
      const { errors } = errorsOf(lossOver(loss, 2, [2]), column('y', [2], data));
      expect(errors).toMatchObject([{ code: 'data.targetValue', received, expected: 'rows of probabilities that sum to 1' }]);
    }
  });

  test('valid targets are accepted', () => {
    const accepted = (loss: string, units: number, targets: number[] | ColumnDescription, shape: number[] = []) =>
      expect(errorsOf(lossOver(loss, units, shape), targets).errors).toEqual([]);
    accepted('crossEntropy', 3, [0, 1, 2]);
    accepted('binaryCrossEntropy', 1, [0, 0.25, 1]);
    accepted('binaryCrossEntropy', 1, [0, 1], [1]);
    for (const loss of ['mse', 'mae', 'huber']) accepted(loss, 1, [-1e30, 2.5, 1000]);
    // A softmax in float32, and thirds to three digits.
    accepted('kullbackLeibler', 3, column('y', [3], [...[1, 2, 3].map((k) => Math.fround(k / 6)), 0.333, 0.333, 0.333]), [3]);
    accepted('crossEntropy', 3, column('y', [3], [0, 1, 0, 1, 0, 0]), [3]);
  });

  test('each target of a sequence is checked', () => {
    const document = chain([4, 1], DENSE(3), 'crossEntropy', { shape: [4] });
    const fits = { inputs: [column('x', [4, 1], [0, 0, 0, 0])], targets: [column('y', [4], [0, 2, 1, 0])] };
    expect(analyzeInEnglish(document, fits).ok).toBe(true);
    const { diagnostics } = analyzeInEnglish(document, { ...fits, targets: [column('y', [4], [0, 2, 3, 0])] });
    expect(diagnostics).toMatchObject([{ code: 'data.targetValue', received: '3' }]);
  });

  test('an autoencoder is compared with its normalized input', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [2] }],
        ['o', 'dense', { units: 2 }],
        ['j', 'binaryCrossEntropy'],
      ],
      [
        ['x', 'o'],
        ['o', 'j', 'prediction'],
        ['x', 'j', 'target'],
      ],
    );
    const raw = column('x', [2], [0, 100, 200, 50]);
    const codes = (input: ColumnDescription) =>
      analyzeInEnglish(document, { inputs: [input], targets: [] }).diagnostics.map(({ code }) => code);
    expect(codes(raw)).toEqual(['data.targetValue']);
    expect(codes({ ...raw, normalization: { offset: [0], scale: [1 / 200] } })).toEqual([]);
    expect(codes({ ...raw, normalization: { offset: [100, 100], scale: [0.01, 0.01] } })).toEqual(['data.targetValue']);
  });

  test('every loss that shares a target is checked', () => {
    const document = graph(
      [
        ['x', 'input', { shape: [1] }],
        ['o', 'dense', { units: 1 }],
        ['y', 'target', { shape: [] }],
        ['j', 'mse'],
        ['k', 'binaryCrossEntropy'],
      ],
      [
        ['x', 'o'],
        ['o', 'j', 'prediction'],
        ['o', 'k', 'prediction'],
        ['y', 'j', 'target'],
        ['y', 'k', 'target'],
      ],
    );
    expect(errorsOf(document, [0, 3]).errors).toMatchObject([{ code: 'data.targetValue', nodeId: 'k' }]);
  });

  test('one label out of range is found at any position, and none if there is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.oneof(
          fc.integer({ min: 5 }),
          fc.integer({ max: -1 }),
          fc.double({ min: 0.01, max: 3.99, noNaN: true }).filter((v) => v % 1 !== 0),
        ),
        (labels, place, wrong) => {
          const document = lossOver('crossEntropy', 5);
          expect(errorsOf(document, labels).errors).toEqual([]);
          const at = place % labels.length;
          const { errors } = errorsOf(document, labels.with(at, wrong));
          expect(errors.map(({ code }) => code)).toEqual(['data.targetValue']);
          expect(errors[0].message).toContain(`(sample ${at + 1})`);
        },
      ),
    );
  });

  test('a column of another shape is reported once', () => {
    const { errors } = errorsOf(lossOver('crossEntropy', 3, [3]), [0, 1, 2]);
    expect(errors.map(({ code }) => code)).toEqual(['data.shapeMismatch']);
  });

  test('the line of a table is named if known', () => {
    const { errors } = errorsOf(lossOver('binaryCrossEntropy', 1), { ...column('y', [], [0, 7]), lines: [2, 3] });
    expect(errors[0].message).toContain("'y' has 7 (line 3)");
  });
});

describe('fixes', () => {
  test('more classes add scores', () => {
    const document = lossOver('crossEntropy', 3);
    const { errors } = errorsOf(document, [0, 1, 2, 3]);
    expect(errors[0].fix?.label).toBe("Set units of 'o' to 4 and classes of 'y' to 4");
    const fixed = applyEdits(document, errors[0].fix?.edits ?? []);
    const y = { ...column('y', [], [0, 1, 2, 3]), classes: 4 };
    expect(errorsOf(fixed, y).errors).toEqual([]);
  });

  test('labels of a table that do not begin with 0 are read as classes', () => {
    const document = { ...lossOver('crossEntropy', 3), data: { dataset: 'labels.csv' } };
    const { errors } = errorsOf(document, [1, 2, 3]);
    const fixed = applyEdits(document, errors[0].fix?.edits ?? []);
    expect(fixed.data).toEqual({ dataset: 'labels.csv?task=classification' });
  });

  test('as are those of a target that declares classes', () => {
    const document = {
      ...chain([1], DENSE(3), 'crossEntropy', { shape: [], classes: 3 }),
      data: { dataset: 'a.csv?target=y' },
    };
    const { errors } = errorsOf(document, [1, 2, 3]);
    expect(errors).toMatchObject([{ code: 'data.shapeMismatch', param: 'classes' }]);
    const fixed = applyEdits(document, errors[0].fix?.edits ?? []);
    expect(fixed.data).toEqual({ dataset: 'a.csv?target=y&task=classification' });
    const { errors: others } = errorsOf({ ...document, data: { dataset: 'mnist' } }, [1, 2, 3]);
    expect(others[0].fix?.label).toBe("Set classes of 'y' to null");
  });

  test('quantities get a regression loss', () => {
    const document = lossOver('binaryCrossEntropy', 1);
    const { errors } = errorsOf(document, [0, 0.5, 100.5]);
    const fixed = applyEdits(document, errors[0].fix?.edits ?? []);
    expect(fixed.nodes.find(({ id }) => id === 'j')?.type).toBe('mse');
    expect(errorsOf(fixed, [0, 0.5, 100.5]).errors).toEqual([]);
  });

  test('rows with several right classes get binary cross-entropy', () => {
    const document = lossOver('crossEntropy', 3, [3]);
    const rows = column('y', [3], [1, 1, 0, 0, 0, 1]);
    const { errors } = errorsOf(document, rows);
    const fixed = applyEdits(document, errors[0].fix?.edits ?? []);
    expect(errorsOf(fixed, rows).errors).toEqual([]);
  });
});

test('hinge takes both kinds of labels and reports which it found', () => {
  const document = lossOver('hinge', 1);
  expect(errorsOf(document, [-1, 1, 1])).toEqual({ errors: [], notes: ["Hinge loss 'j' reads the labels of 'y' as -1 and 1"] });
  expect(errorsOf(document, [0, 1, 1])).toEqual({ errors: [], notes: ["Hinge loss 'j' reads the labels of 'y' as 0 and 1"] });
});

describe('indices out of range', () => {
  const words = (more: readonly (readonly [string, string])[] = []) =>
    chain(
      [2],
      [...more, ['e', 'embedding', { inputDim: 5, outputDim: 2 }], ['f', 'flatten'], ['o', 'dense', { units: 1 }]],
      'mse',
    );
  const errorsOfWords = (document: GraphDocument, x: ColumnDescription) =>
    analyzeInEnglish(document, { inputs: [x], targets: [column('y', [], [0, 0])] }).diagnostics.filter(
      ({ severity }) => severity === 'error',
    );

  test.each([
    [[0, 4, 5, 0], '5', 2],
    [[0, -1, 0, 0], '-1', 1],
    [[0, 0, 0, -0.5], '-0.5', 2],
    [[0, 2.9, 0, 0], '2.9', 1],
  ])('%j: %s is rejected', (data, received, sample) => {
    const errors = errorsOfWords(words(), column('x', [2], data));
    expect(errors).toMatchObject([
      { code: 'data.indexValue', nodeId: 'e', port: 'in', received, expected: 'indices from 0 to 4' },
    ]);
    expect(errors[0].message).toContain(`(sample ${sample})`);
  });

  test('they are traced through rearranging layers', () => {
    const document = words([
      ['r', 'reshape'],
      ['l', 'linear'],
    ]);
    expect(errorsOfWords(document, column('x', [2], [0, 5, 0, 0]))).toMatchObject([{ code: 'data.indexValue' }]);
    expect(errorsOfWords(document, column('x', [2], [0, 4, 0, 0]))).toEqual([]);
  });

  test('adding rows fixes larger ones', () => {
    const x = column('x', [2], [0, 7, 0, 0]);
    const [{ fix }] = errorsOfWords(words(), x);
    expect(fix?.label).toBe("Set inputDim of 'e' to 8");
    expect(errorsOfWords(applyEdits(words(), fix?.edits ?? []), x)).toEqual([]);
  });

  test('normalized values are no indices', () => {
    const x = { ...column('x', [2], [0, 1, 2, 3]), normalization: { offset: [0], scale: [1 / 3] } };
    const document = { ...words(), data: { dataset: 'words.csv', normalize: 'unit' as const } };
    const [{ message, fix }] = errorsOfWords(document, x);
    expect(message).toContain("'x' has 0.3333333 after normalization (sample 1)");
    expect(applyEdits(document, fix?.edits ?? []).data).toEqual({ dataset: 'words.csv', normalize: 'none' });
  });
});
