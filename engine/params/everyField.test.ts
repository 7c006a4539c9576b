import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockLayer, CLIPS, OPTIMIZERS, SCHEDULES, TRAINING_FIELDS } from '../graph/index.ts';
import { LAYERS } from '../layers/index.ts';
import { english } from '../messages/index.ts';
import { describeValue } from '../text/index.ts';
import type { Field, Fields } from './field.ts';
import { fieldsFromData, fieldsToData } from './fieldData.ts';
import { type ParamProblem, readParams } from './readParams.ts';

const BLOCK = blockLayer({ id: 'b', nodes: [], edges: [] });

/** Every field that a document can hold, by its declaration. */
const FIELDS: readonly (readonly [name: string, field: Field])[] = [
  ...[...LAYERS, ...OPTIMIZERS, ...SCHEDULES, ...CLIPS, BLOCK].map(({ type, params }) => [type, params as Fields] as const),
  ...Object.entries(TRAINING_FIELDS),
].flatMap(([type, fields]) => Object.entries(fields as Fields).map(([name, field]) => [`${type}.${name}`, field] as const));

const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    'x',
    'y'.repeat(300),
    true,
    -1,
    0,
    0.5,
    1e15,
    1e39,
    -1e39,
    1e300,
    JSON.parse('1e400'),
    [],
    [0],
    [1.5],
    [1e300],
    ['x'],
    [null],
    [1, 2, 3],
    Array(9).fill(1),
    Array(100_001).fill(1),
    {},
    { a: 1 },
    [[1]],
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const FOREIGN = /invalid|too (small|big)|unrecognized|expected|received|nonoptional|undefined|found/i;

const sayInEnglish = ({ message, expected, received }: ParamProblem) => ({
  message: english(message),
  expected: english(expected),
  received: english(received),
});

test.each(FIELDS)('%s describes the expected value', (name, field) => {
  const [param] = name.split('.').slice(-1);
  fc.assert(
    fc.property(anyValue, (value) => {
      const { values, problems } = readParams({ [param]: field }, { [param]: value });
      if (problems.length === 0) return;
      const [{ message, expected, received }] = problems.map(sayInEnglish);
      expect(values[param]).toEqual(field.default);
      expect(message).toBe(`'${param}' must be ${expected}, but is ${english(describeValue(value))}`);
      expect(received.length).toBeLessThan(80);
      expect(expected).toMatch(/^(a|an|one|at|true|the|null) ?/);
      expect(expected).not.toMatch(FOREIGN);
    }),
    { numRuns: 60 },
  );
});

/** All but the one whose values are the blocks of its document. */
const SENDABLE = FIELDS.filter(([name]) => name !== 'block.block');

test.each(SENDABLE)('%s means the same after a way as data', (_name, field) => {
  const data = JSON.parse(JSON.stringify(fieldsToData({ field })));
  const sent = fieldsFromData(data);
  expect(fieldsToData(sent)).toEqual(data);
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(readParams(sent, { field: value })).toEqual(readParams({ field }, { field: value }));
    }),
    { numRuns: 30 },
  );
});

test('numbers beyond float32 are no parameters; a learning rate too large ends its run', () => {
  const numeric = FIELDS.filter(([name]) => !name.endsWith('.learningRate')).filter(
    ([, { kind }]) => kind === 'float' || kind === 'optionalFloat' || kind === 'numbers',
  );
  expect(numeric.length).toBeGreaterThan(20);
  for (const [name, field] of numeric) {
    const give = (value: number) => (field.kind === 'numbers' ? [value] : value);
    for (const value of [1e39, -1e39, 3.4028236e38, Number.POSITIVE_INFINITY]) {
      expect([name, readParams({ field }, { field: give(value) }).problems.length]).toEqual([name, 1]);
    }
  }
  const unbounded = numeric.filter(([, { max }]) => max === undefined);
  for (const [, field] of unbounded) {
    const value = field.kind === 'numbers' ? [3.4e38] : 3.4e38;
    expect(readParams({ field }, { field: value }).problems).toEqual([]);
  }
});
