import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openDatasets } from '#app/datasets/index.ts';
import { readBytes, readText } from '#app/files/index.ts';
import { collect, RESOURCES, spiralGraph, temporaryRuns } from '#app/runs/testing/temporaryRuns.ts';
import { findLastCheckpoint } from '#app/store/index.ts';
import { checkGraph } from '#engine/graph/index.ts';
import {
  chooseFormat,
  FORMATS,
  type Format,
  isReadable,
  readWeightsJson,
  weightsJson,
  writeWeightsJson,
} from '#engine/interchange/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { graph } from '#engine/testing/networks.ts';
import { inEnglish } from '#engine/testing/refusal.ts';
import { initializeParameters, isTensor, type NamedTensor, predict } from '#engine/training/index.ts';
import { openWeights, prepareRunWeights, prepareWeights, readWeightsFile } from './index.ts';
import { hashOutputs, maxAbsError } from './outputs.ts';

vi.mock('#app/files/index.ts', { spy: true });

const bitsOf = (tensors: readonly NamedTensor[] = []) =>
  tensors.map(({ name, shape, data }) => [name, shape, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);

/** A trained run, and a host that saves the exports. */
async function trained(document = spiralGraph()) {
  const opened = temporaryRuns();
  const { id } = await opened.runs.start({ document });
  await collect(opened.runs.watch(id));
  const datasets = openDatasets({ resourcesDirectory: RESOURCES });
  // In the test's own thread.
  const background: Parameters<typeof openWeights>[0] = {
    async prepareWeights(runId, choice) {
      const { prepared, source, remarks, fileName } = prepareRunWeights(opened.connection, datasets, runId, choice);
      return { ...prepared, source, remarks, fileName, release: async () => {} };
    },
  };
  const weights = openWeights(background, {
    async saveFile(suggestedName, write) {
      const path = join(opened.folder, suggestedName);
      await write(path);
      return { kind: 'saved', path, bytes: statSync(path).size };
    },
  });
  return { ...opened, id, weights };
}

test('exported weights hold the graph, the exact parameters, their origin and a verification', async () => {
  const { id, weights, connection, runs, folder } = await trained();
  const { file, parameters, verification } = await weights.export(id);
  expect(file).toMatchObject({ kind: 'saved', path: join(folder, 'spirals-run-1.weights.json') });
  expect(parameters).toBe(22);

  const read = await readWeightsFile(join(folder, 'spirals-run-1.weights.json'));
  expect(read.document).toEqual(spiralGraph());
  expect(bitsOf(read.parameters)).toEqual(bitsOf(findLastCheckpoint(connection, id)?.parameters));
  expect(read.training).toMatchObject({
    run: id,
    step: 15,
    epoch: 3,
    loss: runs.load(id).loss,
    optimizer: { type: 'adam' },
    dataset: { name: spiralGraph().data?.dataset, sha256: runs.load(id).dataFingerprint },
  });
  expect(read.verification).toEqual(verification);
});

test('the verification in a file can be reproduced from the file', async () => {
  const { id, weights, folder } = await trained();
  await weights.exportTo(id, join(folder, 'a.json'));
  const { document, parameters, verification } = readWeightsJson(readFileSync(join(folder, 'a.json'), 'utf8'));
  const {
    splits,
    inputs: [points],
  } = openDatasets({ resourcesDirectory: RESOURCES }).load({ dataset: 'spirals', ...document.data });
  const rows = splits.test.slice(0, 16);
  const data = Float64Array.from([...rows].flatMap((row) => [...points.data.subarray(2 * row, 2 * row + 2)]));
  const inputs = { count: 16, columns: new Map([['x', { ...points, data }]]) };
  const answers = predict({ graph: checkGraph(document), parameters, inputs, executor: createWasmExecutor() });
  const outputs = Float64Array.from(isTensor(answers) ? answers.data : []);
  expect(outputs).toHaveLength(16 * 2);
  const outputsSha256 = hashOutputs(outputs);
  expect(verification).toEqual({ rows: 16, maxAbsError: 0, outputsSha256 });
});

test('weights of normalized data hold the normalization', async () => {
  const normalized = { ...spiralGraph(), data: { ...spiralGraph().data, dataset: 'spirals', normalize: 'standard' as const } };
  const { id, weights, folder } = await trained(normalized);
  await weights.exportTo(id, join(folder, 'a.json'));
  const { training } = await readWeightsFile(join(folder, 'a.json'));
  const [column] = openDatasets({ resourcesDirectory: RESOURCES }).load(normalized.data).inputs;
  const { offset = [], scale = [] } = column.normalization ?? {};
  expect(training?.dataset).toMatchObject({ normalization: { [column.name]: { offset: [...offset], scale: [...scale] } } });
});

test('weights are written as base64 on request, with the same bits', async () => {
  const { id, weights, folder } = await trained();
  const plain = await weights.exportTo(id, join(folder, 'a.json'));
  const packed = await weights.exportTo(id, join(folder, 'b.json'), { options: { encoding: 'base64' } });
  expect(packed.verification).toEqual(plain.verification);
  expect(readFileSync(packed.path, 'utf8')).toContain('"base64"');
  expect(bitsOf((await readWeightsFile(packed.path)).parameters)).toEqual(bitsOf((await readWeightsFile(plain.path)).parameters));
  expect(plain.bytes).toBe(statSync(plain.path).size);
});

test('non-finite weights are refused by name as numbers, and kept as base64', async () => {
  const document = spiralGraph();
  const parameters = initializeParameters(checkGraph(document), 1);
  parameters[2].data[1] = Number.NaN;
  expect(() => prepareWeights({ graph: checkGraph(document), parameters })).toThrow("'o.weight' has NaN at element 1");
  const { folder } = temporaryRuns();
  await prepareWeights({
    graph: checkGraph(document),
    parameters,
    chosen: chooseFormat({ options: { encoding: 'base64' } }),
  }).write(join(folder, 'a.json'));
  expect(bitsOf((await readWeightsFile(join(folder, 'a.json'))).parameters)).toEqual(bitsOf(parameters));
});

test('weights can be exported without the data', async () => {
  const { id, weights, folder, connection } = await trained();
  connection.run("UPDATE runs SET document = json_set(document, '$.data.dataset', 'gone.csv')");
  const { verification } = await weights.exportTo(id, join(folder, 'a.json'));
  expect(verification).toMatchObject({ rows: 16, maxAbsError: 0 });
});

test('a file that reads back differently is removed, and the previous one kept', async () => {
  const { id, weights, folder } = await trained();
  const path = join(folder, 'a.json');
  writeFileSync(path, 'before');
  const before = readdirSync(folder);
  vi.mocked(readText).mockImplementationOnce(async (temporary) => {
    const json = JSON.parse(readFileSync(temporary, 'utf8'));
    json.parameters[0].data[0] += 1;
    return JSON.stringify(json);
  });
  await expect(weights.exportTo(id, path)).rejects.toMatchObject({ code: 'weights.notVerified' });
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(before);
});

const swap = (tensors: readonly NamedTensor[], a: string, b: string) => {
  const names = new Map([
    [a, b],
    [b, a],
  ]);
  return tensors.map((tensor) => ({ ...tensor, name: names.get(tensor.name) ?? tensor.name }));
};
/** [outputs, inputs] as [inputs, outputs], with the shape unchanged. */
const transpose = ({ name, shape: [rows, columns], data }: NamedTensor): NamedTensor => ({
  name,
  shape: [rows, columns],
  data: data.map((_, index) => data[(index % rows) * columns + Math.floor(index / rows)]),
});
const change = (tensors: readonly NamedTensor[], name: string, to: (tensor: NamedTensor) => NamedTensor) =>
  tensors.map((tensor) => (tensor.name === name ? to(tensor) : tensor));

type Fault = (parameters: readonly NamedTensor[]) => readonly NamedTensor[];

/** Possible faults of a writer: each changes the given weights. */
const FAULTS: readonly (readonly [fault: string, received: RegExp, make: Fault])[] = [
  [
    'writes another number',
    /^outputs that differ by up to \d/,
    (all) => change(all, 'h.weight', (one) => ({ ...one, data: one.data.map((w, index) => (index === 1 ? w + 1 : w)) })),
  ],
  ['transposes a matrix', /^outputs that differ by up to \d/, (all) => change(all, 'h.weight', transpose)],
  [
    'writes two matrices under the name of the other',
    /^outputs that differ by up to \d/,
    (all) => swap(all, 'h.weight', 'h2.weight'),
  ],
  [
    'writes a name that the graph does not have',
    /^an error: .*expected 'h.weight' \[2, 2\], found none/,
    (all) => swap(all, 'h.weight', 'g.weight'),
  ],
  [
    'writes other data of a weight that no output of these rows depends on',
    /^another 'h.bias'$/,
    (all) => change(all, 'h.bias', (one) => ({ ...one, data: one.data.map((b) => b - 1) })),
  ],
];

/** x → h → relu → h2 → o: two square matrices. */
function squareNetwork() {
  const square = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['h', 'dense', { units: 2 }],
      ['a', 'relu'],
      ['h2', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'h'],
      ['h', 'a'],
      ['a', 'h2'],
      ['h2', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const checked = checkGraph(square);
  return { graph: checked, parameters: initializeParameters(checked, 1) };
}

const refusalOfWriting = async (write: Format['write'], format: Format, network = squareNetwork()) => {
  const { folder } = temporaryRuns();
  const before = readdirSync(folder);
  const { options } = chooseFormat({ format: format.name });
  const prepared = prepareWeights({ ...network, chosen: { format: { ...format, write }, options } });
  const refusal = await prepared.write(join(folder, 'a.bin')).then(undefined, inEnglish);
  expect(readdirSync(folder)).toEqual(before);
  return refusal;
};

describe.each(FORMATS.filter(isReadable).map((format) => [format.name, format] as const))('%s', (_name, format) => {
  test.each(FAULTS)('a writer that %s is detected, and nothing is written', async (fault, received, make) => {
    const network = squareNetwork();
    // A ReLU that is 0 for all rows.
    if (fault.includes('no output')) network.parameters.find(({ name }) => name === 'h.bias')?.data.fill(-1000);
    const write: Format['write'] = (given, options) => format.write({ ...given, parameters: make(given.parameters) }, options);
    expect(await refusalOfWriting(write, format, network)).toMatchObject({
      code: 'weights.notVerified',
      details: { received: expect.stringMatching(received) },
    });
  });
});

test('a JSON writer that changes a byte is detected', async () => {
  const refusal = await refusalOfWriting((network) => {
    const text = writeWeightsJson(network, 'base64');
    const byte = text.indexOf('"', text.indexOf(':', text.indexOf('"base64"'))) + 6;
    return `${text.slice(0, byte)}${text[byte] === 'A' ? 'g' : 'A'}${text.slice(byte + 1)}`;
  }, weightsJson);
  expect(refusal).toMatchObject({
    code: 'weights.notVerified',
    details: { received: expect.stringMatching(/^outputs that differ by up to \d/) },
  });
});

test('a format without a reader is compared byte by byte, without measurements', async () => {
  const { reader: _reader, ...unread } = weightsJson;
  const content = Uint8Array.of(0, 255, 128);
  const format: Format = { ...unread, kind: 'binary', write: () => content, verification: 'Compared with what was written.' };
  const { folder } = temporaryRuns();
  const path = join(folder, 'a.bin');
  const { write } = prepareWeights({ ...squareNetwork(), chosen: { format, options: {} } });
  expect(await write(path)).toBeUndefined();
  expect(new Uint8Array(readFileSync(path))).toEqual(content);
  vi.mocked(readBytes).mockImplementationOnce(async () => Uint8Array.of(0, 255, 129));
  expect(await write(path).then(undefined, inEnglish)).toMatchObject({
    code: 'weights.notVerified',
    details: { received: 'other bytes than those written' },
  });
});

test('a disk that returns different text the second time is detected', async () => {
  const network = squareNetwork();
  const { folder } = temporaryRuns();
  vi.mocked(readText).mockImplementationOnce(async (path) => readFileSync(path, 'utf8'));
  vi.mocked(readText).mockImplementationOnce(async (path) => readFileSync(path, 'utf8').replace('"rows":16', '"rows":17'));
  const refusal = await prepareWeights(network).write(join(folder, 'a.json')).then(undefined, inEnglish);
  expect(refusal).toMatchObject({ details: { received: 'text that differs from what was written' } });
});

test('a run without a checkpoint, or none at all, has no weights', async () => {
  const { id, weights, connection } = await trained();
  await expect(weights.export('none')).rejects.toMatchObject({ code: 'weights.noCheckpoint' });
  connection.run('DELETE FROM checkpoints');
  await expect(weights.export(id)).rejects.toMatchObject({ code: 'weights.noCheckpoint' });
});

test('outputs are compared to the last bit', () => {
  const of = (...values: number[]) => Float64Array.from(values);
  expect(maxAbsError(of(1, Number.NaN, Number.POSITIVE_INFINITY), of(1, Number.NaN, Number.POSITIVE_INFINITY))).toBe(0);
  expect(maxAbsError(of(1, 2), of(1, 2.5))).toBe(0.5);
  expect(maxAbsError(of(1), of(Number.NaN))).toBe(Number.POSITIVE_INFINITY);
  expect(maxAbsError(of(1), of(1, 2))).toBe(Number.POSITIVE_INFINITY);
  // printf '\x00\x00\x80\x3f\x00\x00\x00\xc0' | sha256sum
  expect(hashOutputs(of(1, -2))).toBe('ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b');
});
