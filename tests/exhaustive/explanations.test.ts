import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import type { Explanation } from '#app/contract/index.ts';
import { describeExplanation } from '#app/lens/describeExplanation.ts';
import { checkGraph, type GraphDocument, OPTIMIZERS } from '#engine/graph/index.ts';
import { expand } from '#engine/lens/explanation/expand.ts';
import { locate } from '#engine/lens/explanation/explain.ts';
import { arrangeTerms, writeTerms } from '#engine/lens/explanation/explainElement.ts';
import { explain, explainable, PassScope } from '#engine/lens/index.ts';
import { evaluate, positionOf, sizeOf } from '#engine/ops/index.ts';
import { chain } from '#engine/testing/chains.ts';
import { innerLayers, networkAround, optionsOf, shapesOf } from '#engine/testing/layerNetworks.ts';
import { samplesFor } from '#engine/testing/samplesFor.ts';
import { initializeParameters } from '#engine/training/index.ts';
import { copyText } from '../../renderer/lens/explanation/copyText.ts';
import { evaluateTex } from '../support/evaluateTex.ts';

/** Elements of each tensor that are explained, and terms of a sum that are shown. */
const EXPLAINED = 2;
const LARGEST = 4;
/** Digits of numbers, of which constants of layers have 6. */
const DIGITS = 12;
const TOLERANCE = 1e-5;

function scopeOf(document: GraphDocument, samples = 2, seed = 5): PassScope {
  const graph = checkGraph(document);
  const [inputs, targets] = (['input', 'target'] as const).map((side) => samplesFor(document, side, samples, seed));
  return new PassScope(
    explainable({ graph, parameters: initializeParameters(graph, seed), inputs, targets, mode: 'train', seed }),
  );
}

/** Some elements of every tensor that has a name. */
function addressesOf(scope: PassScope): string[] {
  return scope.names.nodes.flatMap((node) =>
    scope.names.list(node).flatMap((address) => {
      const shape = scope.names.get(node, address.slice(node.length + 1))?.value.shape ?? [];
      const size = sizeOf(shape);
      const elements = [...new Set(Array.from({ length: EXPLAINED }, (_, at) => Math.floor((at * size) / EXPLAINED)))];
      return shape.length === 0 ? [address] : elements.map((at) => `${address}[${positionOf(shape, at)}]`);
    }),
  );
}

function requireReadable(pass: PassScope, address: string): void {
  const explanation = explain(pass, address, { largest: LARGEST });
  const { latex, numbers, terms } = explanation;
  requireTypeset(`\\begin{aligned}\n${latex.replace('=', '&=')} \\\\\n&= ${numbers}\n\\end{aligned}`);
  for (const term of terms) requireTypeset(`${term.latex} = ${term.numbers}`);
  requireCopies(describeExplanation(explanation));
  const { scope, named, at } = locate(pass, address);
  const expansion = expand(scope, named.value, at);
  if (!expansion) return;
  const numberOf = (leaf: { value: Parameters<typeof scope.numberAt>[0]; at: number }) => scope.numberAt(leaf.value, leaf.at);
  const arranged = arrangeTerms(scope, expansion.expression, LARGEST);
  const size = arranged.terms.reduce((total, term) => total + Math.abs(evaluate(term, numberOf)), 0);
  const tex = writeTerms(scope, arranged, DIGITS);
  expect(Math.abs(evaluateTex(tex) - explanation.value), `${address} = ${tex}`).toBeLessThanOrEqual(TOLERANCE * size + 1e-9);
}

/** What is copied, with short numbers and as exact float32: formulas that can be typeset, and numbers that give the result. */
function requireCopies(explanation: Explanation): void {
  const { of, value, terms, rest, isSum } = explanation;
  for (const isExact of [false, true]) {
    const latex = copyText(explanation, 'latex', isExact);
    requireTypeset(latex);
    const markdown = copyText(explanation, 'markdown', isExact);
    expect(markdown).toContain(`$$\n${latex}\n$$`);
    const lines = copyText(explanation, 'numbers', isExact).split('\n');
    const copied = lines.map((line) => Number(line.split('\t', 1)[0]));
    const result = copied.pop();
    expect(lines).toHaveLength(terms.length + (rest ? 1 : 0) + 1);
    expect(lines.at(-1)).toBe(`${result}\t${of}`);
    // No minus before 0 is copied.
    expect(result).toBe((isExact ? Math.fround(Number(value)) : Number(value)) + 0);
    for (const number of terms.length > 0 ? copied : []) expect(markdown).toMatch(new RegExp(`\\| ${escaped(number)} \\|$`, 'm'));
    if (!isSum) continue;
    const [total, size] = [copied, copied.map(Math.abs)].map((numbers) => numbers.reduce((sum, number) => sum + number, 0));
    expect(Math.abs(total - Number(value)), `${of} = ${copied.join(' + ')}`).toBeLessThanOrEqual((isExact ? 1e-6 : 1e-9) * size);
  }
}

const escaped = (number: number) => String(number).replaceAll(/[.+]/g, '\\$&');

function requireTypeset(tex: string): void {
  expect(() => katex.renderToString(tex, { displayMode: true, throwOnError: true, strict: 'error' }), tex).not.toThrow();
}

describe('what a formula with numbers says is its result, and it can be typeset', () => {
  test.each(innerLayers.map((layer) => [layer.type, layer] as const))('%s', (_type, layer) => {
    const networks = fc.tuple(shapesOf(layer), optionsOf(layer));
    for (const [shape, options] of fc.sample(networks, { numRuns: 3, seed: 7 })) {
      const scope = scopeOf(networkAround(layer, shape, options));
      for (const address of addressesOf(scope)) requireReadable(scope, address);
    }
  });

  test.each(OPTIMIZERS.map(({ type }) => type))('%s', (type) => {
    const document = chain([3], [['h', 'dense', { units: 2 }]], 'mse', { shape: [2] });
    const scope = scopeOf({ ...document, training: { ...document.training, optimizer: { type, learningRate: 0.05 } } });
    const slots = [...(scope.pass.updateState?.('h.weight')?.slots.keys() ?? [])];
    for (const part of [...slots, 'new']) requireReadable(scope, `h.weight/${part}[1,2]`);
  });
});
