import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { ProgramListing } from '#engine/compile/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { EXAMPLES } from '../testing/exampleFiles.ts';
import { examplePath, Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

const irisText = readFileSync(examplePath('iris'), 'utf8');
const iris = (): GraphDocument => JSON.parse(irisText);

/** Iris with some nodes or wires changed. */
function changed(change: (document: GraphDocument) => void): GraphDocument {
  const document = iris();
  change(document);
  return document;
}

test('a valid graph is ok, with the shape and the parameters of every node', async () => {
  const { exitCode, json, stderr } = await workplace.run(['check', examplePath('iris'), '--json']);
  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
  expect(json()).toEqual({
    ok: true,
    diagnostics: [],
    nodes: {
      x: { output: [4], parameters: 0, flops: 0, outputBytes: 16 },
      hidden: { output: [16], parameters: 80, flops: 2 * 4 * 16 + 16, outputBytes: 64 },
      relu: { output: [16], parameters: 0, flops: 16, outputBytes: 64 },
      scores: { output: [3], parameters: 51, flops: 2 * 16 * 3 + 3, outputBytes: 12 },
      y: { output: [], parameters: 0, flops: 0, outputBytes: 4 },
      loss: { output: [], parameters: 0, flops: expect.any(Number), outputBytes: 4 },
    },
    parameters: 131,
    batchSize: 16,
    flops: {
      sample: 144 + 16 + 99,
      step: { forward: expect.any(Number), backward: expect.any(Number), update: expect.any(Number), total: expect.any(Number) },
    },
    memory: {
      parameters: 131 * 4,
      slots: 2 * 131 * 4,
      outputs: expect.any(Number),
      gradients: expect.any(Number),
      total: expect.any(Number),
    },
  });
});

test("a block's nodes are listed individually, and a problem in it is reported at its instance", async () => {
  const withBlock = (units: number) =>
    changed((document) => {
      document.blocks = [
        {
          id: 'thought',
          nodes: [
            { id: 'in', type: 'blockInput' },
            { id: 'h', type: 'dense', params: { units } },
            { id: 'out', type: 'blockOutput' },
          ],
          edges: [
            { from: ['in', 'out'], to: ['h', 'in'] },
            { from: ['h', 'out'], to: ['out', 'in'] },
          ],
        },
      ];
      document.nodes[2] = { id: 'relu', type: 'block', params: { block: 'thought', repeat: 2 } };
    });
  const { exitCode, json } = await workplace.run(['check', workplace.write('block.json', withBlock(16)), '--json']);
  expect(exitCode).toBe(0);
  expect(json()).toMatchObject({ nodes: { 'relu/2/h': { output: [16], parameters: 272 } }, parameters: 131 + 2 * 272 });
  const { stdout } = await workplace.run(['check', workplace.write('block.json', withBlock(16))]);
  expect(stdout).toMatch(/relu\/1\/h +dense/);
  const broken = await workplace.run(['check', workplace.write('broken.json', withBlock(0)), '--json']);
  expect(broken.exitCode).toBe(1);
  expect(broken.json()).toMatchObject({ diagnostics: [{ code: 'node.invalidParam', nodeId: 'relu', inside: ['h'] }] });
});

test.each(EXAMPLES)('the example %s is ok with its data', async (name) => {
  const { exitCode, stdout } = await workplace.run(['check', examplePath(name)]);
  expect(stdout).toMatch(/The graph is valid and fits the data '\w+': [\d,]+ parameters\.\n$/);
  expect(exitCode).toBe(0);
});

describe('problems that prevent training are diagnostics, and the exit code is 1', () => {
  test.each([
    {
      what: 'a cycle',
      graph: changed(({ edges }) => {
        edges[0].from = ['relu', 'out'];
      }),
      code: 'graph.cycle',
      says: /'relu' → 'hidden' → 'relu'/,
    },
    {
      what: 'an unknown layer',
      graph: changed(({ nodes }) => {
        nodes[2].type = 'warp';
      }),
      code: 'node.unknownType',
      says: /'relu' has the type 'warp'/,
    },
    {
      what: 'shapes that do not fit each other',
      graph: changed(({ nodes }) => {
        nodes[3].params = { units: 4 };
      }),
      code: 'shape.mismatch',
      says: /3/,
    },
    {
      what: 'shapes that do not fit the data',
      graph: changed(({ nodes }) => {
        nodes[0].params = { shape: [5] };
      }),
      code: 'data.shapeMismatch',
      says: /'x' expects samples of shape \[5\], but .* have shape \[4\]/,
    },
    {
      what: 'data that do not exist',
      graph: changed((document) => {
        document.data = { dataset: 'irises' };
      }),
      code: 'dataset.unknown',
      says: /There is no data set 'irises'/,
    },
    {
      what: 'a batch larger than the training data',
      graph: changed((document) => {
        document.training = { batchSize: 200 };
      }),
      code: 'training.batchTooLarge',
      says: /The batch size is 200, but there are only 108 training samples/,
    },
    {
      what: 'more parameters than the memory can hold',
      graph: changed(({ nodes }) => {
        nodes[1].params = { units: 1_000_000 };
        nodes[2].type = 'dense';
        nodes[2].params = { units: 60_000 };
      }),
      code: 'memory.tooLarge',
      says: /need \d+\.\d GB of memory; expected at most 4\.3 GB; the largest part is the parameter 'relu\.weight'/,
    },
  ])('$what', async ({ graph, code, says }) => {
    const path = workplace.write('graph.backwire.json', graph);
    const { exitCode, json } = await workplace.run(['check', path, '--json']);
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({
      ok: false,
      diagnostics: expect.arrayContaining([
        expect.objectContaining({ code, severity: 'error', message: expect.stringMatching(says) }),
      ]),
    });
    const asText = await workplace.run(['check', path]);
    expect(asText.stdout).toMatch(says);
    expect(asText.stdout).toMatch(/The graph cannot be trained: \d errors?\.\n$/);
  });
});

test('--data checks against other data', async () => {
  const { exitCode, json } = await workplace.run(['check', examplePath('iris'), '--data', 'xor', '--json']);
  expect(exitCode).toBe(1);
  expect(json()).toMatchObject({
    ok: false,
    diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'data.shapeMismatch' })]),
  });
});

describe('a file that is no graph is an error', () => {
  test.each([
    { what: 'missing', content: undefined, code: 'file.missing', says: /File not found: .*graph/ },
    { what: 'truncated', content: irisText.slice(0, 500), code: 'graph.notJson', says: /graph is not valid JSON/ },
    { what: 'binary', content: Buffer.from([0, 255, 1, 254]), code: 'graph.notJson', says: /is not valid JSON/ },
    {
      what: 'foreign',
      content: { nodes: [] },
      code: 'graph.foreign',
      says: /expected "format": "backwire-graph", found no "format"/,
    },
    { what: 'malformed', content: { ...iris(), nodes: [{ id: 'x' }] }, code: 'graph.malformed', says: /nodes\[0\]\.type/ },
  ])('$what', async ({ content, code, says }) => {
    const path = content === undefined ? workplace.path('no-graph') : workplace.write('some-graph', content);
    const { exitCode, json, stderr } = await workplace.run(['check', path, '--json']);
    expect(exitCode).toBe(1);
    const problem = { code, message: expect.stringMatching(says) };
    expect(json()).toMatchObject({
      ok: false,
      error: problem,
      diagnostics: [{ ...problem, severity: 'error' }],
      nodes: {},
      parameters: 0,
    });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a folder', async () => {
    const { exitCode, json } = await workplace.run(['check', workplace.directory, '--json']);
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({ error: { code: 'file.unreadable', received: 'a folder' } });
  });
});

describe('--program lists a training step', () => {
  const listed = async (...args: string[]) => workplace.run(['check', ...args, '--program', '--json']);
  const programOf = (json: unknown) => (json as { program: ProgramListing }).program;

  test.each(EXAMPLES)('of the example %s', async (name) => {
    const { exitCode, json } = await listed(examplePath(name));
    expect(exitCode).toBe(0);
    const { kernels, flops, memory } = programOf(json());
    expect(new Set(kernels.map(({ phase }) => phase))).toEqual(new Set(['forward', 'backward', 'update']));
    expect(flops.total).toBeGreaterThan(0);
    expect(memory.arena).toBeLessThan(memory.arenaWithoutReuse);
    for (const { operations } of kernels) expect(operations).not.toEqual([]);
  });

  test('as data, in the documented form', async () => {
    const { kernels, data, batch } = programOf((await listed(examplePath('xor'))).json());
    expect(batch).toBe(32);
    expect(data[0]).toEqual({
      node: 'x',
      shape: [32, 2],
      place: { area: 'arena', offset: expect.any(Number), bytes: 256, reuse: 'none' },
    });
    expect(kernels[0]).toEqual({
      number: 1,
      phase: 'forward',
      nodes: ['hidden'],
      operations: ['matmul'],
      inputs: [
        { kind: 'data', from: ['x'], shape: [32, 2], isView: false },
        { kind: 'parameter', from: ['hidden.weight'], shape: [8, 2], isView: false },
      ],
      output: { shape: [32, 8], place: { area: 'arena', offset: expect.any(Number), bytes: 1024, reuse: 'none' } },
      flops: 2 * 32 * 2 * 8,
      bytesMoved: 4 * (32 * 2 + 8 * 2 + 32 * 8),
    });
  });

  test('for a person, in columns, with totals', async () => {
    const { stdout } = await workplace.run(['check', examplePath('xor'), '--program']);
    expect(stdout).toMatch(/^kernel +node +operations +reads +shape +offset +bytes +moved +flops$/m);
    expect(stdout.match(/^ +(forward|backward|update)$/gm)?.map((line) => line.trim())).toEqual([
      'forward',
      'backward',
      'update',
    ]);
    expect(stdout).toMatch(/^ +1 +hidden +matmul +x\[32, 2\] {2}hidden\.weight\[8, 2\] +\[32, 8\] .* 1,024$/m);
    expect(stdout).toMatch(/^ +2 +hidden, tanh +add tanh +#1\[32, 8\] .* in place /m);
    expect(stdout).toMatch(/^kernels +\d+ for a batch of 32$/m);
    expect(stdout).toMatch(/^arena +.* without reuse \(\d+ % saved\)$/m);
  });

  test('for another batch size, if given', async () => {
    const { json } = await listed(examplePath('xor'), '--batch-size', '7');
    expect(programOf(json()).data[0].shape).toEqual([7, 2]);
  });

  test('but none for an untrainable graph', async () => {
    const { exitCode, json } = await listed(examplePath('iris'), '--data', 'xor');
    expect(exitCode).toBe(1);
    expect(json()).not.toHaveProperty('program');
  });
});

describe('an invalid parameter leaves the shape open, without follow-up errors', () => {
  test.each([
    {
      what: 'a wrong value',
      change: { units: 'many' },
      says: '\'units\' must be a whole number from 1 to 1000000, but is "many"',
    },
    { what: 'a name that is none', change: { unit: 5 }, says: "'unit' is not a parameter here" },
    {
      what: 'a number too large to represent',
      change: { units: 3, kernelL2: 1e39 },
      says: "'kernelL2' must be a number that float32 can represent",
    },
  ])('$what', async ({ change, says }) => {
    const graph = iris();
    graph.nodes[3].params = change;
    const path = workplace.write('graph.json', graph);
    const { exitCode, json } = await workplace.run(['check', path, '--json']);
    expect(exitCode).toBe(1);
    const report = json() as { diagnostics: unknown[]; nodes: unknown };
    expect(report.diagnostics).toEqual([
      expect.objectContaining({ code: 'node.invalidParam', nodeId: 'scores', message: expect.stringContaining(says) }),
    ]);
    expect(report.nodes).toMatchObject({ relu: { output: [16] }, scores: { output: null }, loss: { output: null } });
    const { stdout } = await workplace.run(['check', path]);
    expect(stdout).toMatch(/scores +dense +\? +\? +\? +\?\n/);
  });

  test('nor if it sets the number of wires', async () => {
    const graph = JSON.parse(readFileSync(examplePath('two-inputs'), 'utf8'));
    const concat = graph.nodes.find(({ id }: { id: string }) => id === 'concat');
    for (const inputs of ['three', 1, 99]) {
      concat.params = { ...concat.params, inputs };
      const { json } = await workplace.run(['check', workplace.write('graph.json', graph), '--json']);
      expect(json()).toMatchObject({ diagnostics: [{ code: 'node.invalidParam', nodeId: 'concat' }] });
    }
  });

  test('nor for a block, whose nodes are left open', async () => {
    const graph = JSON.parse(readFileSync(examplePath('residual-mlp'), 'utf8'));
    const block = graph.nodes.find(({ type }: { type: string }) => type === 'block');
    block.params = { ...block.params, repeat: 0 };
    const { json } = await workplace.run(['check', workplace.write('graph.json', graph), '--json']);
    expect(json()).toMatchObject({ diagnostics: [{ code: 'node.invalidParam', nodeId: block.id, param: 'repeat' }] });
  });

  test('nor for a missing block', async () => {
    const graph = JSON.parse(readFileSync(examplePath('residual-mlp'), 'utf8'));
    const block = graph.nodes.find(({ type }: { type: string }) => type === 'block');
    block.params = { ...block.params, block: 'nope' };
    const { json } = await workplace.run(['check', workplace.write('graph.json', graph), '--json']);
    const { diagnostics, nodes } = json() as { diagnostics: unknown[]; nodes: unknown };
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'block.unknown', nodeId: block.id })]);
    expect(nodes).toMatchObject({ widen: { output: [16] }, [block.id]: { output: null }, scores: { output: null } });
  });

  test('nor for images with augmentation set, nor for invalid classes', async () => {
    const graph = JSON.parse(readFileSync(examplePath('mnist-cnn'), 'utf8'));
    graph.nodes.find(({ type }: { type: string }) => type === 'input').params.shape = [28, 28, 1.5];
    graph.training.augment = { flipHorizontal: true };
    delete graph.data;
    const first = await workplace.run(['check', workplace.write('graph.json', graph), '--json']);
    expect(first.json()).toMatchObject({ diagnostics: [{ code: 'node.invalidParam', param: 'shape' }] });
    const other = iris();
    other.nodes[4].params = { ...other.nodes[4].params, classes: 'three' };
    const second = await workplace.run(['check', workplace.write('graph.json', other), '--json']);
    expect(second.json()).toMatchObject({ diagnostics: [{ code: 'node.invalidParam', param: 'classes' }] });
  });
});
