import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
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
import { copyText } from '../renderer/lens/explanation/copyText.ts';
import { evaluateTex } from './support/evaluateTex.ts';

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
  for (const isExact of [false, true]) {
    const latex = copyText(explanation, 'latex', isExact);
    expect(() => katex.renderToString(latex, { displayMode: true, throwOnError: true, strict: 'error' }), latex).not.toThrow();
    expect(copyText(explanation, 'markdown', isExact)).toContain(latex);
    requireSum(copyText(explanation, 'numbers', isExact), explanation.isSum);
  }
  const { scope, named, at } = locate(pass, address);
  const expansion = expand(scope, named.value, at);
  if (!expansion) return;
  const numberOf = (leaf: { value: Parameters<typeof scope.numberAt>[0]; at: number }) => scope.numberAt(leaf.value, leaf.at);
  const arranged = arrangeTerms(scope, expansion.expression, LARGEST);
  const size = arranged.terms.reduce((total, term) => total + Math.abs(evaluate(term, numberOf)), 0);
  const tex = writeTerms(scope, arranged, DIGITS);
  expect(Math.abs(evaluateTex(tex) - explanation.value), `${address} = ${tex}`).toBeLessThanOrEqual(TOLERANCE * size + 1e-9);
}

/** Numbers that are copied: a line for each term; the last one is the result. */
function requireSum(text: string, isSum: boolean): void {
  const numbers = text.split('\n').map((line) => Number(line.split('\t')[0]));
  const [terms, result] = [numbers.slice(0, -1), numbers.at(-1) ?? Number.NaN];
  if (!isSum) return;
  const size = terms.reduce((total, term) => total + Math.abs(term), 0);
  const total = terms.reduce((sum, term) => sum + term, 0);
  expect(Math.abs(total - result), text).toBeLessThanOrEqual(1e-6 * size);
}

describe('what a formula with numbers says is its result, and every copy of it can be typeset', () => {
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
