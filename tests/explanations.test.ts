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
  const { latex, numbers, terms } = explanation;
  requireTypeset(`\\begin{aligned}\n${latex.replace('=', '&=')} \\\\\n&= ${numbers}\n\\end{aligned}`);
  for (const term of terms) requireTypeset(`${term.latex} = ${term.numbers}`);
  const { scope, named, at } = locate(pass, address);
  const expansion = expand(scope, named.value, at);
  if (!expansion) return;
  const numberOf = (leaf: { value: Parameters<typeof scope.numberAt>[0]; at: number }) => scope.numberAt(leaf.value, leaf.at);
  const arranged = arrangeTerms(scope, expansion.expression, LARGEST);
  const size = arranged.terms.reduce((total, term) => total + Math.abs(evaluate(term, numberOf)), 0);
  const tex = writeTerms(scope, arranged, DIGITS);
  expect(Math.abs(evaluateTex(tex) - explanation.value), `${address} = ${tex}`).toBeLessThanOrEqual(TOLERANCE * size + 1e-9);
}

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
