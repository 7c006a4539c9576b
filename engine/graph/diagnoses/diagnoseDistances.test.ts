import { expect, test } from 'vitest';
import { analyzeInEnglish } from '../../testing/analyzeInEnglish.ts';
import { chain } from '../../testing/chains.ts';
import { applyEdits, type ColumnDescription } from '../index.ts';

const regression = (loss = 'mse', target: Record<string, unknown> = { shape: [] }) =>
  chain([1], [['o', 'dense', { units: 1 }]], loss, target);
const inputs = [{ name: 'x', shape: [1] }];
const diagnose = (document: ReturnType<typeof regression>, y: ColumnDescription) =>
  analyzeInEnglish(document, { inputs, targets: [y] }).diagnostics;

const fruit = { name: 'fruit', shape: [], classes: 3, classNames: ['apple', 'berry', 'cherry'] };

test.each(['mse', 'mae', 'huber'])('%s of three words is an error, and its fix a loss for classes', (loss) => {
  const document = regression(loss);
  const found = diagnose(document, fruit);
  expect(found).toMatchObject([{ code: 'loss.classIndices', severity: 'error', nodeId: 'j', port: 'target' }]);
  expect(found[0].message).toContain("'fruit' in the data has class indices of 3 classes ('apple', 'berry', …)");
  const fixed = applyEdits(document, found[0].fix?.edits ?? []);
  expect(fixed.nodes.find(({ id }) => id === 'j')?.type).toBe('crossEntropy');
  expect(diagnose(fixed, fruit)).toEqual([]);
});

test('a target of shape [1] is fixed with its shape', () => {
  const document = regression('mse', { shape: [1] });
  const [{ fix }] = diagnose(document, fruit);
  expect(diagnose(applyEdits(document, fix?.edits ?? []), fruit)).toEqual([]);
});

test('two classes can have a meaningful distance: a warning, with binary cross-entropy as its fix', () => {
  const document = regression();
  const answer = { name: 'answer', shape: [], classes: 2, classNames: ['no', 'yes'] };
  const found = diagnose(document, answer);
  expect(found).toMatchObject([{ code: 'loss.classIndices', severity: 'warning' }]);
  const fixed = applyEdits(document, found[0].fix?.edits ?? []);
  expect(fixed.nodes.find(({ id }) => id === 'j')?.type).toBe('binaryCrossEntropy');
});

test('classes with numeric names can be ordered: a warning', () => {
  const stars = { name: 'stars', shape: [], classes: 3, classNames: ['1', '2', '3'] };
  expect(diagnose(regression(), stars)).toMatchObject([{ code: 'loss.classIndices', severity: 'warning' }]);
});

test('a target that declares classes is reported without data', () => {
  const { ok, diagnostics } = analyzeInEnglish(regression('mse', { shape: [], classes: 4 }));
  expect(ok).toBe(true);
  expect(diagnostics).toMatchObject([{ code: 'loss.classIndices', severity: 'warning' }]);
});

test('quantities, and classes in a loss for classes, are valid', () => {
  expect(diagnose(regression(), { name: 'price', shape: [] })).toEqual([]);
  const classifier = chain([1], [['o', 'dense', { units: 3 }]], 'crossEntropy', { shape: [], classes: 3 });
  expect(diagnose(classifier, fruit)).toEqual([]);
});
