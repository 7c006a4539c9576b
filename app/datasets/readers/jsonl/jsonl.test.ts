import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from '../../openDatasets.ts';
import { fixture, readContent } from '../../testing/temporaryFolder.ts';
import { jsonl } from './jsonl.ts';

const read = (content: string | Uint8Array, spec = 'data.jsonl') => readContent(jsonl, content, spec);
const refusal = (content: string | Uint8Array, spec?: string) => refusalOf(() => read(content, spec));

test('keys are columns in the order of their first appearance, and the last one is the target', () => {
  const { inputs, targets, samples } = read('{"a": 1, "b": 2, "kind": "x"}\n\n{"kind": "y", "b": 4.5, "a": 3}\r\n');
  expect(samples).toBe(2);
  expect(inputs).toEqual([{ name: 'features', shape: [2], features: ['a', 'b'], data: Float64Array.of(1, 2, 3, 4.5) }]);
  expect(targets[0]).toMatchObject({ name: 'kind', classNames: ['x', 'y'], data: Uint8Array.of(0, 1) });
});

test('numbers, texts, true and false, dates and null are read as in other tables', () => {
  const { inputs } = openDatasets({ resourcesDirectory: 'resources' }).load({
    dataset: `${fixture('flowers.jsonl').path}?missing=mean`,
    test: 0,
    validation: 0,
  });
  expect(inputs[0].features).toEqual(['length', 'color=blue', 'color=white', 'seen', 'wild=false', 'wild=true']);
  expect([...inputs[0].data.subarray(0, 6)]).toEqual([5.1, 0, 1, 20513, 0, 1]);
  expect(inputs[0].data[12]).toBeCloseTo((5.1 + 4.9 + 6.3 + 5.8 + 7.1) / 5);
});

test('a key that a line lacks is a missing value, and one that comes late is a column', () => {
  const content = '{"a": 1, "y": 2}\n{"a": 3, "late": 4, "y": 5}\n';
  expect(refusal(content, 'data.jsonl?target=y')).toMatchObject({
    code: 'dataset.missingValue',
    details: { where: "data.jsonl, line 1, column 'late'" },
  });
  expect(read(content, 'data.jsonl?target=y&missing=drop').inputs[0]).toMatchObject({
    features: ['a', 'late'],
    data: Float64Array.of(3, 4),
  });
});

test('a list of numbers is a column for each', () => {
  const { inputs } = read('{"pixels": [1, 2], "y": 3}\n{"pixels": [4, 5], "y": 6}\n');
  expect(inputs[0]).toMatchObject({ features: ['pixels[0]', 'pixels[1]'], data: Float64Array.of(1, 2, 4, 5) });
});

test('lists of other lengths are refused with both lines', () => {
  const error = refusal('{"pixels": [1, 2], "y": 3}\n{"pixels": [4], "y": 6}\n');
  expect(error.code).toBe('dataset.nestedValue');
  expect(error.message).toContain(
    "data.jsonl, line 2, column 'pixels': expected a list of 2 numbers, as on line 1, found a list of 1 numbers",
  );
});

test.each([
  ['{"b": 1}', 'an object'],
  ['["x"]', 'a list that is empty or holds more than numbers'],
  ['[]', 'a list that is empty or holds more than numbers'],
])('the nested value %s is refused with line and key, unless it is ignored', (value, received) => {
  const content = `{"a": 1, "tags": null, "y": 2}\n{"a": 3, "tags": ${value}, "y": 4}\n`;
  expect(refusal(content)).toMatchObject({
    code: 'dataset.nestedValue',
    details: { where: "data.jsonl, line 2, column 'tags'", received },
  });
  expect(read(content, 'data.jsonl?ignore=tags').inputs[0].data).toEqual(Float64Array.of(1, 3));
});

test.each(['{"a": 1', '[1, 2]', '12', 'a,b'])('the damaged line %j is refused with its number', (line) => {
  const error = refusal(`{"a": 1, "y": 2}\n${line}\n`);
  expect(error.code).toBe('dataset.jsonLine');
  expect(error.message).toContain(`data.jsonl, line 2: expected a JSON object in one line, found '${line}'`);
});

test('bytes that are not UTF-8 are refused with their line', () => {
  const error = refusal(Buffer.concat([Buffer.from('{"a": 1, "y": 2}\n{"a": "'), Buffer.of(0xff), Buffer.from('"}')]));
  expect(error).toMatchObject({ code: 'dataset.encoding', details: { where: 'data.jsonl, line 2' } });
});

test('objects without keys hold no samples', () => {
  expect(refusal('{}\n{}\n').code).toBe('dataset.empty');
});

test('a gzipped file with a byte order mark is read', () => {
  expect(read(gzipSync('\ufeff{"a": 1, "y": 2}'), 'data.ndjson.gz').samples).toBe(1);
});

test('lines are whole where the pieces meet in which a file is read', () => {
  const line = (row: number) => `{"a": ${row}, "text": "${'x'.repeat(50_000)}", "y": ${row % 7}}`;
  const content = Array.from({ length: 100 }, (_, row) => line(row)).join('\n');
  const { inputs } = read(content, 'data.jsonl?ignore=text');
  expect(inputs[0].data).toEqual(Float64Array.from({ length: 100 }, (_, row) => row));
});

test('a line without an end is refused', () => {
  const error = refusal(`{"a": 1, "y": 2}\n{"a": "${'x'.repeat(30_000_000)}"}`);
  expect([error.code, error.message]).toEqual(['dataset.tooLarge', expect.stringContaining('data.jsonl, line 2 is too large')]);
});

const head = (name: string, text: string) => ({ name, head: Buffer.from(text), isText: false });

test('it is recognized by two objects in two lines, or by its name if lines are long', () => {
  expect(jsonl.recognizes(head('a', '{"a": 1}\n{"a": 2}\n'))).toBe(true);
  expect(jsonl.recognizes(head('a.ndjson', `{"a": "${'x'.repeat(5000)}`))).toBe(true);
  expect(jsonl.recognizes(head('a.json', '{"a": 1}\n'))).toBe(false);
  expect(jsonl.recognizes(head('a.jsonl', 'a,b\n1,2\n'))).toBe(false);
});
