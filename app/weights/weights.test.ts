import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openDatasets } from '#app/datasets/index.ts';
import { readText } from '#app/files/index.ts';
import { collect, RESOURCES, spiralGraph, temporaryRuns } from '#app/runs/testing/temporaryRuns.ts';
import { findLastCheckpoint } from '#app/store/index.ts';
import { checkGraph } from '#engine/graph/index.ts';
import { initializeParameters, type NamedTensor } from '#engine/training/index.ts';
import { openWeights, prepareRunWeights, prepareWeights, readWeightsFile } from './index.ts';
import { hashOutputs, maxAbsError } from './outputs.ts';

vi.mock('#app/files/index.ts', { spy: true });

const bitsOf = (tensors: readonly NamedTensor[] = []) =>
  tensors.map(({ name, shape, data }) => [name, shape, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);

/** A run that is trained, and a host that saves what is exported. */
async function trained(document = spiralGraph()) {
  const opened = temporaryRuns();
  const { id } = await opened.runs.start({ document });
  await collect(opened.runs.watch(id));
  const datasets = openDatasets({ resourcesDirectory: RESOURCES });
  const weights = openWeights({
    // Here, in the test's own thread.
    async prepare(runId, { encoding }) {
      const { prepared, source, fileName } = prepareRunWeights({ connection: opened.connection, datasets }, runId, encoding);
      return { ...prepared, source, fileName, release: async () => {} };
    },
    host: {
      async saveFile(suggestedName, write) {
        const path = join(opened.folder, suggestedName);
        await write(path);
        return { kind: 'saved', path, bytes: statSync(path).size };
      },
    },
  });
  return { ...opened, id, weights };
}

test('exported weights hold the graph, every bit of the parameters, their origin and a verification', async () => {
  const { id, weights, connection, runs, folder } = await trained();
  const { file, parameters, maxAbsError } = await weights.export(id);
  expect(file).toMatchObject({ kind: 'saved', path: join(folder, 'spirals-run-1.weights.json') });
  expect({ parameters, maxAbsError }).toEqual({ parameters: 22, maxAbsError: 0 });

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
  expect(read.verification).toMatchObject({ rows: 16, maxAbsError: 0, outputsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('weights of normalized data say how raw numbers become what the network saw', async () => {
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
  const packed = await weights.exportTo(id, join(folder, 'b.json'), { encoding: 'base64' });
  expect(packed.verification).toEqual(plain.verification);
  expect(readFileSync(packed.path, 'utf8')).toContain('"base64"');
  expect(bitsOf((await readWeightsFile(packed.path)).parameters)).toEqual(bitsOf((await readWeightsFile(plain.path)).parameters));
  expect(plain.bytes).toBe(statSync(plain.path).size);
});

test('weights that are not finite are refused as numbers, by name, and kept as base64', async () => {
  const document = spiralGraph();
  const parameters = initializeParameters(checkGraph(document), 1);
  parameters[2].data[1] = Number.NaN;
  expect(() => prepareWeights({ graph: checkGraph(document), parameters })).toThrow("'o.weight' has NaN at element 1");
  const { folder } = temporaryRuns();
  await prepareWeights({ graph: checkGraph(document), parameters, encoding: 'base64' }).write(join(folder, 'a.json'));
  expect(bitsOf((await readWeightsFile(join(folder, 'a.json'))).parameters)).toEqual(bitsOf(parameters));
});

test('weights can be exported when the data is gone', async () => {
  const { id, weights, folder, connection } = await trained();
  connection.run("UPDATE runs SET document = json_set(document, '$.data.dataset', 'gone.csv')");
  const { verification } = await weights.exportTo(id, join(folder, 'a.json'));
  expect(verification).toMatchObject({ rows: 16, maxAbsError: 0 });
});

test('a file that reads back differently is not left, and the one before it is', async () => {
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
