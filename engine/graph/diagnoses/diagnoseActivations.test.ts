import { expect, test } from 'vitest';
import { analyzeInEnglish } from '../../testing/analyzeInEnglish.ts';
import { chain } from '../../testing/chains.ts';
import { applyEdits } from '../index.ts';

type Node = readonly [id: string, type: string, params?: Record<string, unknown>];

const DENSE: Node = ['o', 'dense', { units: 2 }];
/** Dense of two units → the given activations → a loss whose target has the prediction's shape. */
function behind(activations: readonly (string | Node)[], loss: string, shape: readonly number[] = [2]) {
  const nodes = activations.map((given, index): Node => (typeof given === 'string' ? [`a${index + 1}`, given] : given));
  return chain([3], [DENSE, ...nodes], loss, { shape });
}

const RESHAPE: Node = ['r', 'reshape', { targetShape: [2, 1] }];

test.each([
  ['binaryCrossEntropy', ['softmax'], "Make 'a1' a sigmoid"],
  ['binaryCrossEntropy', ['hardSigmoid'], "Make 'a1' a sigmoid"],
  ['binaryCrossEntropy', ['sigmoid', 'dropout'], "Bypass 'a1'"],
  ['binaryCrossEntropy', ['softmax', 'sigmoid'], "Bypass 'a1'"],
  ['binaryCrossEntropy', ['relu'], "Bypass 'a1'"],
  ['binaryCrossEntropy', ['softplus', 'sigmoid'], "Bypass 'a1'"],
  ['crossEntropy', ['sigmoid'], "Make 'a1' a softmax"],
  ['crossEntropy', ['hardSigmoid'], "Make 'a1' a softmax"],
  ['crossEntropy', ['sigmoid', 'linear'], "Make 'a1' a softmax"],
  ['crossEntropy', ['softmax', 'softmax'], "Bypass 'a1'"],
  ['crossEntropy', ['softmax', 'linear', 'softmax'], "Bypass 'a1'"],
  ['crossEntropy', ['softmax', 'gaussianNoise'], "Bypass 'a1'"],
  ['hinge', ['sigmoid'], "Bypass 'a1'"],
  ['hinge', ['relu'], "Bypass 'a1'"],
  ['kullbackLeibler', ['sigmoid'], "Make 'a1' a softmax"],
  ['kullbackLeibler', [], "Use cross-entropy, which takes logits, in 'j'"],
  ['kullbackLeibler', ['tanh'], "Use cross-entropy, which takes logits, in 'j'"],
])('%s behind %j gives a warning, and its fix resolves it', (loss, activations, label) => {
  const document = behind(activations, loss);
  const { ok, diagnostics } = analyzeInEnglish(document);
  expect(ok).toBe(true);
  expect(diagnostics).toMatchObject([{ code: 'loss.unfitActivation', severity: 'warning', nodeId: 'j', fix: { label } }]);
  expect(analyzeInEnglish(applyEdits(document, diagnostics[0].fix?.edits ?? [])).diagnostics).toEqual([]);
});

test('a sigmoid hidden from the loss by a reshape gives a warning', () => {
  const document = behind(['sigmoid', RESHAPE], 'binaryCrossEntropy', [2, 1]);
  const { diagnostics } = analyzeInEnglish(document);
  expect(diagnostics).toMatchObject([{ code: 'loss.unfitActivation', fix: { label: "Bypass 'a1'" } }]);
  expect(diagnostics[0].message).toContain("expects logits, but gets numbers from 0 to 1 from Sigmoid 'a1'");
});

test.each([
  ['binaryCrossEntropy', ['sigmoid']],
  ['binaryCrossEntropy', ['sigmoid', 'linear']],
  ['binaryCrossEntropy', []],
  ['binaryCrossEntropy', ['tanh']],
  ['crossEntropy', ['softmax']],
  ['crossEntropy', ['softmax', 'linear']],
  ['crossEntropy', ['relu']],
  ['crossEntropy', []],
  ['hinge', []],
  ['hinge', ['tanh']],
  ['kullbackLeibler', ['softmax']],
  ['kullbackLeibler', ['softmax', 'linear']],
  ['mse', ['sigmoid']],
  ['mse', ['softmax']],
])('%s behind %j is valid', (loss, activations) => {
  expect(analyzeInEnglish(behind(activations, loss)).diagnostics).toEqual([]);
});
