import { expect, test } from 'vitest';
import { analyzeInEnglish } from '../../testing/analyzeInEnglish.ts';
import { graph } from '../../testing/networks.ts';
import type { DataDescription, EnglishDiagnostic } from '../index.ts';

/** Words [4] → a chain of nodes → an embedding of 9 rows → a loss. */
function embedding(
  between: readonly (readonly [string, string])[],
  normalize?: 'none' | 'unit' | 'standard',
  data?: DataDescription,
): EnglishDiagnostic[] {
  const ids = ['x', ...between.map(([id]) => id), 'e', 'f', 'o'];
  const document = graph(
    [
      ['x', 'input', { shape: [4] }],
      ...between,
      ['e', 'embedding', { inputDim: 9, outputDim: 3 }],
      ['f', 'flatten'],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [...ids.slice(1).map((id, index) => [ids[index], id] as const), ['o', 'j', 'prediction'], ['y', 'j', 'target']],
  );
  const settings = { dataset: 'words.csv', ...(normalize && { normalize }) };
  return [...analyzeInEnglish({ ...document, data: settings }, data).diagnostics];
}

test('indices may be rearranged before an embedding', () => {
  expect(embedding([])).toEqual([]);
  expect(
    embedding(
      [
        ['r', 'reshape'],
        ['g', 'flatten'],
      ],
      'none',
    ),
  ).toEqual([]);
});

test('an embedding of computed values names their layer', () => {
  expect(
    embedding([
      ['h', 'dense'],
      ['r', 'reshape'],
    ]),
  ).toMatchObject([
    {
      code: 'port.notIndices',
      severity: 'warning',
      nodeId: 'e',
      port: 'in',
      message: "Embedding 'e' expects indices at 'in', the values of an input, but gets the values of Dense 'h'",
      expected: 'the values of an input',
      received: "the values of Dense 'h'",
    },
  ]);
});

test('an embedding of normalized data gives a warning', () => {
  expect(embedding([], 'unit')).toMatchObject([
    {
      code: 'port.notIndices',
      nodeId: 'e',
      expected: 'data without normalization',
      received: "data that is normalized ('unit')",
    },
  ]);
});

test('normalization leaves a column of indices as it is', () => {
  const data = (isIndex: boolean) => ({
    inputs: [{ name: 'words', shape: [4], isIndex }],
    targets: [{ name: 'y', shape: [2] }],
  });
  expect(embedding([], 'unit', data(true))).toEqual([]);
  expect(embedding([], 'unit', data(false)).map(({ code }) => code)).toEqual(['port.notIndices']);
});

test('an unconnected embedding is only reported as that', () => {
  const { diagnostics } = analyzeInEnglish(graph([['e', 'embedding']], []));
  expect(diagnostics.map(({ code }) => code)).not.toContain('port.notIndices');
});
