import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { makeExampleFiles, readJson } from './testing/exampleFiles.ts';
import { Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());
const iris = await makeExampleFiles(workplace, 'iris');
const residual = await makeExampleFiles(workplace, 'two-inputs');

const predict = (files: { graph: string; weights: string; inputs: string }) =>
  workplace.run(['predict', files.graph, '--weights', files.weights, '--input', files.inputs, '--json']);
const errorOf = (outcome: { json: () => unknown }) => (outcome.json() as { error: Record<string, string> }).error;

/** The node 'x' in the text of a graph, not the key of a position. */
const NODE_X = /"x"(?!\s*:)/g;

/** The same text in the encodings of other programs. */
const ENCODINGS = {
  'UTF-8 with a byte order mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16, as Windows PowerShell writes it': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big end first': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'UTF-16 without a mark': (text: string) => Buffer.from(text, 'utf16le'),
} as const;

describe('graph, weights and samples files are read alike', () => {
  test.each(Object.entries(ENCODINGS))('in %s', async (_, encode) => {
    const copy = (file: string, name: string) => workplace.write(name, encode(readFileSync(file, 'utf8')));
    const files = {
      graph: copy(iris.graph, 'g.json'),
      weights: copy(iris.weights, 'w.json'),
      inputs: copy(iris.inputs, 'i.json'),
    };
    const outcome = await predict(files);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.json()).toEqual((await predict(iris)).json());
  });

  test.each(['graph', 'weights', 'inputs'] as const)(
    'a %s file in ISO 8859-1 is rejected with the offset of the byte',
    async (part) => {
      const bytes = Buffer.from('{"name":\n"größe"}', 'latin1');
      const outcome = await predict({ ...iris, [part]: workplace.write('latin.json', bytes) });
      expect(errorOf(outcome)).toMatchObject({
        code: 'file.notText',
        message: expect.stringContaining('the byte 0xF6 at offset 12 in line 2; the file is probably ISO 8859-1'),
      });
      expect(outcome.exitCode).toBe(1);
    },
  );

  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  test.each([
    ['graph', (depth: number) => `{"format":"backwire-graph","version":1,"later":${deep(depth)}}`, 'graph.tooDeep'],
    ['weights', (depth: number) => `{"format":"backwire-weights","version":1,"later":${deep(depth)}}`, 'weights.tooDeep'],
    ['inputs', deep, 'cli.tooDeep'],
    ['inputs', (depth: number) => `{"x":${deep(depth)}}`, 'cli.tooDeep'],
  ] as const)('%s nested 10,000 and 100,000 deep', async (part, text, code) => {
    for (const depth of [10_000, 100_000]) {
      const outcome = await predict({ ...iris, [part]: workplace.write('deep.json', text(depth)) });
      expect(errorOf(outcome)).toMatchObject({
        code,
        message: expect.stringMatching(/is nested too deeply: expected at most \d+ levels/),
      });
      expect(outcome.exitCode).toBe(1);
    }
  });

  test.each(['graph', 'weights', 'inputs'] as const)('NaN in a %s file, as written by Python, is named', async (part) => {
    const outcome = await predict({ ...iris, [part]: workplace.write('nan.json', '{"a": [1.0, NaN]}') });
    expect(errorOf(outcome).message).toContain('nan.json is not valid JSON: NaN is not valid in JSON');
  });
});

describe('samples', () => {
  const refusal = async (json: unknown) => errorOf(await predict({ ...iris, inputs: workplace.write('s.json', json) }));

  test.each([
    ['one sample without its list', [1, 2, 3, 4], 'Put the sample in a list of samples: [[1,2,3,4]]'],
    ['two samples in one list', [1, 2, 3, 4, 5, 6, 7, 8], 'Put the values of each sample in a list: [[1,2,3,4],[5,6,7,8]]'],
    ['a list too many', [[[1, 2, 3, 4]], [[5, 6, 7, 8]]], 'Remove a pair of brackets around the samples: [[1,2,3,4],[5,6,7,8]]'],
  ])('%s', async (_, json, fix) => {
    expect(await refusal(json)).toMatchObject({ code: 'samples.shape', fix });
  });

  test('a number instead of a list', async () => {
    expect(await refusal(5)).toMatchObject({ code: 'samples.notAnArray', message: expect.stringContaining('found 5') });
  });

  test('ragged lists are rejected even if their total size fits', async () => {
    const graph = workplace.write('grid.json', {
      format: 'backwire-graph',
      version: 1,
      nodes: [
        { id: 'x', type: 'input', params: { shape: [3, 2] } },
        { id: 'flat', type: 'flatten' },
        { id: 'loss', type: 'mse' },
        { id: 'y', type: 'target', params: { shape: [6] } },
      ],
      edges: [
        { from: ['x', 'out'], to: ['flat', 'in'] },
        { from: ['flat', 'out'], to: ['loss', 'prediction'] },
        { from: ['y', 'out'], to: ['loss', 'target'] },
      ],
    });
    const weights = workplace.path('grid.weights.json');
    await workplace.run(['init', graph, '--export', weights]);
    const answer = async (json: unknown) =>
      (await predict({ graph, weights, inputs: workplace.write('grid.in.json', json) })).json();
    const even = { outputs: { shape: [1, 6], data: [1, 2, 3, 4, 5, 6] } };
    expect(
      await answer([
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ]),
    ).toEqual(even);
    expect(await answer([[1, 2, 3, 4, 5, 6]])).toEqual(even);
    for (const ragged of [
      [[1, 2], [3, 4, 5], [6]],
      [
        [1, 2],
        [3, [4]],
        [5, 6],
      ],
      [[1, 2], 3, 4, [5, 6]],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ]) {
      expect(await answer([ragged])).toMatchObject({ error: { code: 'samples.shape' } });
    }
  });

  test('names of no input are reported, with the known ones', async () => {
    const given = readJson<Record<string, unknown>>(residual.inputs);
    const [id] = Object.keys(given);
    const outcome = await predict({ ...residual, inputs: workplace.write('more.json', { ...given, [`${id}s`]: [[1]] }) });
    expect(errorOf(outcome)).toMatchObject({
      code: 'samples.unknownNode',
      message: expect.stringContaining(`found '${id}s'`),
      expected: Object.keys(given)
        .map((known) => `'${known}'`)
        .join(', '),
    });
    expect(outcome.exitCode).toBe(1);
  });

  test('a file may hold targets beside the inputs', async () => {
    const both = { ...readJson<object>(residual.inputs) };
    const graph = readJson<{ nodes: { id: string; type: string }[] }>(residual.graph);
    const target = graph.nodes.find(({ type }) => type === 'target')?.id ?? '';
    const inputs = workplace.write('both.json', { ...both, [target]: readJson(residual.targets) });
    expect((await predict({ ...residual, inputs })).json()).toEqual((await predict(residual)).json());
  });

  test.each(['__proto__', 'constructor', 'toString', 'a.weight', 'a/b', 'größe 😀'])('a node may be called %s', async (id) => {
    const rename = (file: string) => readFileSync(file, 'utf8').replaceAll(/"hidden(?="|\.)/g, JSON.stringify(id).slice(0, -1));
    const graph = workplace.write('named.json', rename(iris.graph));
    const weights = workplace.write('named.weights.json', rename(iris.weights));
    expect(readFileSync(weights, 'utf8')).toContain(`"${id}.weight"`);
    expect((await predict({ ...iris, graph, weights })).json()).toEqual((await predict(iris)).json());
    expect((await workplace.run(['check', graph, '--json'])).exitCode).toBe(0);
  });

  test.each(['__proto__', 'constructor'])('an input may be called %s', async (id) => {
    const rename = (file: string) => readFileSync(file, 'utf8').replaceAll(NODE_X, JSON.stringify(id));
    const graph = workplace.write('input.json', rename(iris.graph));
    const weights = workplace.write('input.weights.json', rename(iris.weights));
    const inputs = workplace.write('input.in.json', `{${JSON.stringify(id)}: ${readFileSync(iris.inputs, 'utf8')}}`);
    expect((await predict({ graph, weights, inputs })).json()).toEqual((await predict(iris)).json());
    const none = await predict({ graph, weights, inputs: workplace.write('none.json', '{}') });
    expect(errorOf(none)).toMatchObject({ code: 'samples.notAnArray' });
  });
});

describe('names altered by a file or the database', () => {
  const named = (change: (text: string) => string) => workplace.write('named.json', change(readFileSync(iris.graph, 'utf8')));

  test.each([
    ['a node id', (text: string) => text.replaceAll(NODE_X, '"x\\ud800"'), /nodes\[\d\]\.id/],
    ['the name of the graph', (text: string) => text.replace('"Iris"', '"Ir\\udc00is"'), /name/],
  ])('%s', async (_, change, place) => {
    for (const args of [['check'], ['train'], ['init', '--export', workplace.path('never.json')]]) {
      const outcome = await workplace.run([args[0], named(change), ...args.slice(1), '--json']);
      expect(errorOf(outcome)).toMatchObject({
        code: 'graph.unwritableName',
        message: expect.stringMatching(/expected a name that can be written to a file/),
        where: expect.stringMatching(place),
      });
      expect(outcome.exitCode).toBe(1);
    }
  });

  test.each(['x😀', 'größe', 'x\\u0000y', '__proto__', 'a/b', 'a.weight'])(
    "a node '%s' survives: it trains, and is exported",
    async (id) => {
      const graph = named((text) => text.replaceAll('"hidden"', `"${id}"`).replace('"Iris"', '"Größe 😀"'));
      const args = ['train', graph, '--epochs', '1', '--export', workplace.path('pairs.json')];
      expect((await workplace.run(args)).exitCode).toBe(0);
      const written = readJson<{ parameters: { name: string }[] }>(workplace.path('pairs.json'));
      expect(written.parameters[0].name).toBe(`${JSON.parse(`"${id}"`)}.weight`);
    },
  );
});

/** Phrases of the schema library, which users must not see. */
const FOREIGN =
  /invalid (input|option|key|element|string|union)|too (small|big)|unrecognized|expected (string|number|int|boolean|array|object|record|tuple|nonoptional|nan)\b|received|undefined|\[object/i;

test("no message about a modified file has the schema library's wording", async () => {
  const texts = [readFileSync(iris.graph, 'utf8'), readFileSync(iris.weights, 'utf8')];
  const anyValue = fc.oneof(
    fc.constantFrom(null, true, -1, 0, 1.5, 1e39, 1e300, '', 'x', [], {}, [1, 'x'], { base64: 5 }, 'y'.repeat(300)),
    fc.jsonValue({ maxDepth: 1 }),
  );
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(1), fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }), anyValue, async (which, steps, value) => {
      const path = workplace.write('changed.json', changeAt(JSON.parse(texts[which]), steps, value));
      const args = which === 0 ? ['check', path, '--json'] : ['evaluate', iris.graph, '--weights', path, '--json'];
      const outcome = await workplace.run(args);
      const report = outcome.json() as {
        error?: { code: string; message: string };
        diagnostics?: { code: string; message: string }[];
      };
      const problems = [...(report.error ? [report.error] : []), ...(report.diagnostics ?? [])];
      refused += problems.length;
      for (const { code, message } of problems) {
        expect(code).not.toBe('internal');
        // The value itself may contain any word.
        expect(message.replaceAll(/found .*|but (is|has) .*/g, '')).not.toMatch(FOREIGN);
      }
    }),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(50);
});

/** Sets a value at a path through lists and objects. */
function changeAt(data: unknown, [step, ...steps]: readonly number[], value: unknown): unknown {
  if (step === undefined || typeof data !== 'object' || data === null) return value;
  const keys = Object.keys(data);
  if (keys.length === 0) return value;
  const key = keys[step % keys.length];
  const copy: Record<string, unknown> = Array.isArray(data) ? ([...data] as never) : { ...data };
  copy[key] = changeAt(copy[key], steps, value);
  return copy;
}
