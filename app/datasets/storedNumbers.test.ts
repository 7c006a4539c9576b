import { openSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DataSettings } from '#engine/graph/index.ts';
import { createReferenceExecutor, createWasmExecutor } from '#engine/kernels/index.ts';
import { LensModel } from '#engine/lens/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { type Dataset, evaluate, isStored, preparationOf, Replay } from '#engine/training/index.ts';
import { NumberWriter } from './base/numberWriter.ts';
import { keepDatasets, openDatasets } from './index.ts';
import { temporaryFile } from './testing/temporaryFolder.ts';
import { bind, bitsOf, trainOn } from './testing/trainOn.ts';

/** More numbers are kept on the disk. */
const limit = vi.hoisted(() => ({ inMemory: 0 }));

vi.mock('./table/limits.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('./table/limits.ts')>();
  const limits = Object.defineProperty({ ...original.TABLE_LIMITS }, 'inMemory', { get: () => limit.inMemory });
  return { ...original, TABLE_LIMITS: limits };
});

beforeEach(() => {
  limit.inMemory = 2 ** 25;
});

const datasets = openDatasets({ resourcesDirectory: '' });

const TABLE = `a,b,color,day,y\n${Array.from({ length: 300 }, (_, row) => {
  const color = ['red', 'green', 'blue'][row % 3];
  return `${(row * 37) % 101},${row % 7 === 0 ? '' : Math.sin(row)},${color},2026-01-${10 + (row % 20)},${row % 2 ? 'yes' : 'no'}\n`;
}).join('')}`;

const settingsOf = (content: string, options: string): DataSettings => ({
  dataset: `${temporaryFile('table.csv', content).path}?${options}`,
  normalize: 'standard',
});

/** The same data in memory and on the disk. */
function loadBoth(settings: DataSettings): readonly [Dataset, Dataset] {
  const inMemory = datasets.load(settings);
  limit.inMemory = 16;
  const stored = datasets.load(settings);
  expect(inMemory.inputs.some(({ data }) => isStored(data))).toBe(false);
  expect(stored.inputs.every(({ data }) => isStored(data))).toBe(true);
  return [inMemory, stored];
}

const EXECUTORS = [
  ['wasm', createWasmExecutor],
  ['reference', () => createReferenceExecutor('float64')],
] as const;

test.each(['missing=mean&indicator=true', 'missing.b=0&categories=index', 'missing=drop&window=3&ignore=color&time=day'])(
  'numbers on the disk are those in memory: %s',
  (options) => {
    const [inMemory, stored] = loadBoth(settingsOf(TABLE, options));
    expect(stored.fingerprint).toBe(inMemory.fingerprint);
    expect(preparationOf(stored)).toEqual(preparationOf(inMemory));
    expect(stored.inputs.map(({ data }) => [...data])).toEqual(inMemory.inputs.map(({ data }) => [...data]));
  },
);

test.each(EXECUTORS)('training on them has the same bits: %s', (_name, createExecutor) => {
  const [inMemory, stored] = loadBoth(settingsOf(TABLE, 'missing=mean&indicator=true'));
  const whole = trainOn(inMemory, { executor: createExecutor() });
  const { checkpoint, losses } = trainOn(stored, { executor: createExecutor() });
  expect([bitsOf(checkpoint.parameters), bitsOf(checkpoint.slots)]).toEqual([
    bitsOf(whole.checkpoint.parameters),
    bitsOf(whole.checkpoint.slots),
  ]);
  expect(losses).toEqual(whole.losses);
  expect(losses.length).toBe(4);
  const { parameters } = checkpoint;
  const tested = [inMemory, stored].map((dataset) =>
    evaluate({ graph: bind(dataset), split: 'test', parameters, executor: createExecutor() }),
  );
  expect(tested[1]).toEqual(tested[0]);
});

test('a run on them is resumed and replayed with the same bits', () => {
  const [inMemory, stored] = loadBoth(settingsOf(TABLE, 'missing=mean&indicator=true'));
  const whole = trainOn(inMemory);
  const half = trainOn(stored, { until: 17 });
  const resumed = trainOn(stored, { resumeFrom: half.checkpoint });
  expect(half.checkpoint.step).toBe(17);
  expect(bitsOf(resumed.checkpoint.parameters)).toEqual(bitsOf(whole.checkpoint.parameters));
  const replay = new Replay({ graph: bind(stored), executor: createWasmExecutor(), from: half.checkpoint });
  while (!replay.isOver) replay.advance();
  expect(bitsOf(replay.checkpoint.parameters)).toEqual(bitsOf(whole.checkpoint.parameters));
});

test('the lens sees the same', () => {
  const both = loadBoth(settingsOf(TABLE, 'missing=mean'));
  const { parameters } = trainOn(both[0], { until: 10 }).checkpoint;
  const [first, second] = both.map((dataset) => {
    const graph = bind(dataset);
    const pass = new LensModel(graph, graph.columns).pass({ parameters }, { samples: { indices: Uint32Array.of(3, 200, 7) } });
    return [pass.loss, ...[...pass.program.data.values()].map((value) => [...pass.read(value)])];
  });
  expect(second).toEqual(first);
});

test('a table is described, and its training data found again, from the disk', () => {
  const settings = settingsOf(TABLE, 'missing=mean&indicator=true');
  const described = datasets.inspect(settings);
  const [inMemory] = loadBoth(settings);
  expect(datasets.inspect(settings)).toEqual(described);
  const trained = { preparation: preparationOf(inMemory), fingerprint: inMemory.fingerprint, settings };
  const { dataset, isTrainingData } = datasets.loadFor(trained, settings.dataset);
  expect([isTrainingData, isStored(dataset.inputs[0].data)]).toEqual([true, true]);
});

test('test rows of a file of their own follow on the disk', () => {
  const dataset = `csv:${temporaryFile('table.csv', TABLE).path};${temporaryFile('test.csv', TABLE).path}?missing=mean`;
  const [inMemory, stored] = loadBoth({ dataset });
  expect([stored.fingerprint, stored.splits.test.length]).toEqual([inMemory.fingerprint, 300]);
});

test.skipIf(process.platform !== 'linux')('a disk that fills is named', () => {
  const writer = new NumberWriter('Float32Array', 'table.csv', openSync('/dev/full', 'w'));
  writer.push(1);
  const error = refusalOf(() => writer.takeArray());
  expect([error.code, error.message]).toEqual([
    'dataset.diskFull',
    expect.stringContaining("there is no room for the numbers of 'table.csv'"),
  ]);
});

test('training goes on from the disk if the file of the table changes or vanishes meanwhile', () => {
  const file = temporaryFile('table.csv', TABLE);
  limit.inMemory = 16;
  const load = () => datasets.load({ dataset: `${file.path}?missing=mean` });
  const undisturbed = trainOn(load());
  const disturb = (step: number) => {
    if (step === 3) writeFileSync(file.path, TABLE.replaceAll('1', '2'));
    if (step === 9) rmSync(file.path);
  };
  const { checkpoint, losses } = trainOn(load(), { onStep: disturb });
  expect(bitsOf(checkpoint.parameters)).toEqual(bitsOf(undisturbed.checkpoint.parameters));
  expect(losses).toEqual(undisturbed.losses);
});

/** Open files without a name. */
const countScratchFiles = (): number =>
  readdirSync('/proc/self/fd').filter((name) => linkOf(name).includes('/backwire-') && linkOf(name).endsWith('(deleted)')).length;

function linkOf(name: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${name}`);
  } catch {
    // Of the listing itself.
    return '';
  }
}

test.skipIf(process.platform !== 'linux')(
  'numbers on the disk are kept, and gone with the last data set that has them',
  async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    limit.inMemory = 16;
    const settle = (count: number) =>
      vi.waitFor(() => {
        collectGarbage();
        expect(countScratchFiles()).toBe(count);
      });
    await settle(0);
    const kept = keepDatasets(datasets, { datasets: 1, memory: 2 ** 20, disk: 2 ** 20 });
    const load = (options: string) => kept.load(settingsOf(TABLE, options)).fingerprint;
    load('missing=mean');
    await settle(1);
    load('missing=median');
    await settle(1);
    // Beyond the limit of the disk.
    keepDatasets(datasets, { datasets: 1, memory: 2 ** 20, disk: 2 ** 10 }).load(settingsOf(TABLE, 'missing=mean'));
    await settle(1);
  },
);
