import { expect, test } from 'vitest';
import { analyzeInEnglish } from '../testing/analyzeInEnglish.ts';
import { chain } from '../testing/chains.ts';
import { graph } from '../testing/networks.ts';
import { applyEdits, assignColumns, bindColumns, type ColumnDescription, dataNodes } from './index.ts';

const numbers = (name: string, data: number[]): ColumnDescription => ({ name, shape: [], data });
const A = numbers('a', [1, 0, 0]);
const B = numbers('b', [0, 1, 0]);
const C = numbers('c', [0, 0, 1]);
const targets = (...nodes: (readonly [string, number[]])[]) =>
  dataNodes(
    analyzeInEnglish(
      graph(
        nodes.map(([id, shape]) => [id, 'target', { shape }] as const),
        [],
      ),
    ).nodes,
    'target',
  );
const namesOf = (nodes: ReturnType<typeof targets>, columns: ColumnDescription[]) =>
  Object.fromEntries([...assignColumns(nodes, columns)].map(([id, parts]) => [id, parts.map(({ name }) => name).join(' ')]));

test('scalar columns feed one target in order', () => {
  const bound = bindColumns(targets(['y', [3]]), [A, B, C]).get('y');
  expect(bound).toMatchObject({ name: 'a, b, c', shape: [3], features: ['a', 'b', 'c'] });
  expect(Array.from(bound?.data ?? [])).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
});

test('their normalizations are concatenated', () => {
  const scaled = { ...B, normalization: { offset: [5], scale: [0.5] } };
  const { normalization } = bindColumns(targets(['y', [2]]), [A, scaled]).get('y') ?? {};
  expect([...Array.from(normalization?.offset ?? []), ...Array.from(normalization?.scale ?? [])]).toEqual([0, 5, 1, 0.5]);
});

test('several targets take the columns they need, and names come first', () => {
  const price = numbers('price', [1, 2, 3]);
  expect(namesOf(targets(['y', [3]], ['z', []]), [A, B, C, price])).toEqual({ y: 'a b c', z: 'price' });
  expect(namesOf(targets(['price', []], ['y', [3]]), [A, B, C, price])).toEqual({ price: 'price', y: 'a b c' });
  expect(namesOf(targets(['a', [2]]), [A, B])).toEqual({ a: 'a b' });
  expect(namesOf(targets(['y', []], ['z', []]), [A, B])).toEqual({ y: 'a', z: 'b' });
});

test('class indices are not joined', () => {
  const classes = { ...A, classes: 2 };
  expect(namesOf(targets(['y', [2]]), [classes, B])).toEqual({ y: 'a' });
});

test('one-hot columns train a cross-entropy, and other counts are reported with the matching shape', () => {
  const data = { inputs: [{ name: 'x', shape: [1] }], targets: [A, B, C] };
  const network = (length: number) => chain([1], [['o', 'dense', { units: length }]], 'crossEntropy', { shape: [length] });
  expect(analyzeInEnglish(network(3), data).diagnostics).toEqual([]);
  const { diagnostics } = analyzeInEnglish(network(4), data);
  expect(diagnostics).toMatchObject([{ code: 'data.shapeMismatch', nodeId: 'y', fix: { label: "Set shape of 'y' to [3]" } }]);
  const fixed = applyEdits(network(4), diagnostics[0].fix?.edits ?? []);
  expect(analyzeInEnglish(fixed, data).diagnostics).not.toMatchObject([{ code: 'data.shapeMismatch' }]);
  const twoRight = { ...data, targets: [A, numbers('b', [1, 1, 0]), C] };
  expect(analyzeInEnglish(network(3), twoRight).diagnostics).toMatchObject([
    { code: 'data.targetValue', received: 'a sum of 2' },
  ]);
});
