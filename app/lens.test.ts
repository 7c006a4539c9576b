import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkGraph } from '#engine/graph/index.ts';
import { lens } from '#engine/lens/index.ts';
import { english } from '#engine/messages/index.ts';
import { graph as graphOf } from '#engine/testing/networks.ts';
import { initializeParameters, readSamples } from '#engine/training/index.ts';
import type { LensPass, LensProgress, LensQuestion, LensWeights } from './contract/index.ts';
import { openDatasets } from './datasets/index.ts';
import { savingHost } from './host/testing/savingHost.ts';
import { RESOURCES, spiralGraph } from './runs/testing/temporaryRuns.ts';
import { temporaryFolder } from './store/testing/temporaryStore.ts';
import { connectedApp } from './testing/connectedApp.ts';

/** 4 → 5 tanh → 3 classes. */
const irisGraph = () =>
  graphOf(
    [
      ['x', 'input', { shape: [4] }],
      ['h', 'dense', { units: 5 }],
      ['t', 'tanh'],
      ['o', 'dense', { units: 3 }],
      ['y', 'target', { shape: [], classes: 3 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', 'h'],
      ['h', 't'],
      ['t', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );

/** 784 → 32 relu → 10 classes. */
const mnistGraph = () => ({
  ...graphOf(
    [
      ['x', 'input', { shape: [28, 28, 1] }],
      ['f', 'flatten'],
      ['h', 'dense', { units: 32 }],
      ['r', 'relu'],
      ['o', 'dense', { units: 10 }],
      ['y', 'target', { shape: [], classes: 10 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', 'f'],
      ['f', 'h'],
      ['h', 'r'],
      ['r', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  ),
  data: { dataset: 'mnist', normalize: 'unit' as const },
});

/** 1 → 1, of a target that is normalized. */
const regressionGraph = () =>
  graphOf(
    [
      ['x', 'input', { shape: [1] }],
      ['o', 'dense', { units: 1 }],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );

/** The elements of a tensor. */
function numbersOf({ data = '' }: { readonly data?: string | undefined } = {}): number[] {
  const bytes = Buffer.from(data, 'base64');
  return Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(8 * index));
}

const nodeOf = ({ nodes }: LensPass, id: string) => nodes.find((node) => node.id === id);

function ask(weights: LensWeights, samples: LensQuestion['samples'], more: Partial<LensQuestion> = {}): LensQuestion {
  return { weights, samples, mode: 'evaluate', changes: [], ...more };
}

const TYPED = { kind: 'typed' as const, inputs: { x: [0.5, -0.25] }, targets: { y: [1] } };
const fresh = (document = spiralGraph(), seed = 7) => ({ kind: 'fresh', document, seed }) as const;
const refusal = (code: string) => ({ data: { code } });

describe('fresh weights', () => {
  test('a typed sample has the numbers of the reference', async () => {
    const { client } = connectedApp();
    const document = spiralGraph();
    const subject = await client.lens.open({ weights: fresh() });
    expect(subject).toMatchObject({ run: null, samples: { train: 80, validation: 0, test: 20 }, dataProblem: null });
    expect(subject.inputs).toMatchObject([{ node: 'x', shape: [2], range: [expect.any(Number), expect.any(Number)] }]);
    const question = ask(fresh(), TYPED);
    const pass = await client.lens.pass(question);
    const graph = checkGraph(document);
    const expected = lens({
      graph,
      parameters: initializeParameters(graph, 7),
      inputs: readSamples([[0.5, -0.25]], graph, 'input', 'x'),
      targets: readSamples([1], graph, 'target', 'y'),
    });
    expect(pass.loss).toBe(expected.loss);
    expect(pass.nodes.map(({ id }) => id)).toEqual(graph.analysis.order);
    for (const [id, { out, dout }] of Object.entries(expected.nodes)) {
      expect(numbersOf(nodeOf(pass, id)?.out)).toEqual(out.data);
      expect(numbersOf(nodeOf(pass, id)?.dout)).toEqual(dout?.data ?? []);
    }
    const weight = await client.lens.tensor({ question, address: 'h.dweight', from: 2, count: 3 });
    expect(numbersOf(weight)).toEqual(expected.gradients['h.weight'].data.slice(2, 5));
    const [, bias] = nodeOf(pass, 'o')?.parameters ?? [];
    expect(bias).toMatchObject({ name: 'bias', value: { address: 'o.bias', symbol: 'b^{2}' }, gradient: { address: 'o.dbias' } });
    expect(nodeOf(pass, 'o')).toMatchObject({ out: { symbol: 'z^{3}' }, dout: { symbol: '\\delta^{3}' } });
  });

  test('data whose file has changed is read anew', async () => {
    const { client, folder } = connectedApp();
    const rows = Array.from({ length: 40 }, (_, row) => `${row},${row % 7},${row % 2 ? 'a' : 'b'}`);
    writeFileSync(join(folder, 'rows.csv'), ['x,y,kind', ...rows].join('\n'));
    await client.datasets.allow({ dataset: 'rows.csv' });
    const weights = fresh(spiralGraph({}, 'rows.csv'));
    expect(await client.lens.open({ weights })).toMatchObject({ samples: { train: 32, test: 8 } });
    writeFileSync(join(folder, 'rows.csv'), ['x,y,kind', ...rows.slice(20)].join('\n'));
    expect(await client.lens.open({ weights })).toMatchObject({ samples: { train: 16, test: 4 } });
  });

  test('a graph without data can be looked at with typed samples, forward only without targets', async () => {
    const { client } = connectedApp();
    const { data: _, ...document } = spiralGraph();
    const weights = fresh(document);
    expect(await client.lens.open({ weights })).toMatchObject({ samples: null, dataProblem: { code: 'lens.noData' } });
    const pass = await client.lens.pass(ask(weights, { kind: 'typed', inputs: { x: [1, 2] } }));
    expect(pass).toMatchObject({ loss: null, samples: [] });
    expect(pass.nodes.map(({ id, dout }) => [id, dout])).toEqual(['x', 'h', 't', 'd', 'o'].map((id) => [id, undefined]));
    await expect(client.lens.pass(ask(weights, { kind: 'batch' }))).rejects.toMatchObject(refusal('lens.noSamples'));
  });

  test('typed values are in the units of the data', async () => {
    const { client } = connectedApp();
    const document = { ...irisGraph(), data: { dataset: 'iris', normalize: 'standard' as const } };
    const weights = fresh(document);
    const { inputs, targets } = await client.lens.open({ weights });
    expect(inputs[0].names).toHaveLength(4);
    expect(targets[0].classNames).toHaveLength(3);
    const numbered = await client.lens.pass(ask(weights, { kind: 'data', split: 'train', numbers: [4] }));
    const [{ data: raw }] = openDatasets({ resourcesDirectory: RESOURCES }).load(document.data).inputs;
    const { train } = openDatasets({ resourcesDirectory: RESOURCES }).load(document.data).splits;
    const values = Array.from(raw.subarray(4 * train[4], 4 * train[4] + 4));
    const typed = await client.lens.pass(ask(weights, { kind: 'typed', inputs: { x: values } }));
    expect(numbersOf(nodeOf(typed, 'o')?.out)).toEqual(numbersOf(nodeOf(numbered, 'o')?.out));
    expect(numbersOf(nodeOf(typed, 'x')?.out)).not.toEqual(values);
  });

  test('changed weights and inputs count for one question only, and values that are not finite arrive', async () => {
    const { client } = connectedApp();
    const question = ask(fresh(), TYPED);
    const { loss } = await client.lens.pass(question);
    const changes = [
      { address: 'h.weight[1,0]', value: 3 },
      { address: 'x.out[1]', value: 100 },
    ];
    const changed = await client.lens.pass({ ...question, changes });
    expect(changed.loss).not.toBe(loss);
    expect(numbersOf(nodeOf(changed, 'x')?.out)).toEqual([0.5, 100]);
    expect((await client.lens.pass(question)).loss).toBe(loss);
    const broken = await client.lens.pass({
      ...question,
      changes: [
        { address: 'o.weight[0,0]', value: 1e308 },
        { address: 'o.weight[0,1]', value: 1e308 },
        { address: 'o.bias[0]', value: 1.7e308 },
      ],
    });
    expect(broken.loss).toSatisfy((value) => typeof value === 'string');
    expect(nodeOf(broken, 'o')?.out).toMatchObject({ broken: 1 });
    expect(numbersOf(nodeOf(broken, 'o')?.out).some((value) => !Number.isFinite(value))).toBe(true);
  });

  test.each<[what: string, change: (question: LensQuestion) => LensQuestion, code: string, text: string]>([
    [
      'a sample number out of range',
      (question) => ({ ...question, samples: { kind: 'data', split: 'test', numbers: [0, 20] } }),
      'lens.sampleRange',
      'has 20 test samples, numbered from 0 to 19; found 20',
    ],
    [
      'an empty split',
      (question) => ({ ...question, samples: { kind: 'data', split: 'validation', numbers: [0] } }),
      'lens.sampleRange',
      'has no validation samples',
    ],
    [
      'too few typed values',
      (question) => ({ ...question, samples: { kind: 'typed', inputs: { x: [1] } } }),
      'lens.typed',
      "The typed sample needs 2 values for 'x'; found 1",
    ],
    [
      'a typed value beyond float32',
      (question) => ({ ...question, samples: { kind: 'typed', inputs: { x: [1, 1e300] } } }),
      'lens.typed',
      "The typed sample has 1e+300 for 'x' at element 1; expected a finite number",
    ],
    [
      'typed values of no input',
      (question) => ({ ...question, samples: { kind: 'typed', inputs: { x: [1, 2], z: [1] } } }),
      'lens.typed',
      "The typed sample has values for 'z'; expected values for x",
    ],
    [
      'a typed class that does not exist',
      (question) => ({ ...question, samples: { ...TYPED, targets: { y: [2] } } }),
      'lens.typed',
      "The typed sample has 2 for 'y'; expected a class from 0 to 1",
    ],
    [
      'a change of a computed number',
      (question) => ({ ...question, changes: [{ address: 'h.out[0]', value: 1 }] }),
      'lens.notChangeable',
      "'h.out[0]' is computed and cannot be changed",
    ],
    [
      'a change outside its tensor',
      (question) => ({ ...question, changes: [{ address: 'h.weight[4,0]', value: 1 }] }),
      'lens.address',
      "'h.weight[4,0]' names no element; expected indices from 0, below [4, 2]",
    ],
  ])('%s is refused', async (_, change, code, text) => {
    const { client } = connectedApp();
    const asked = client.lens.pass(change(ask(fresh(), TYPED)));
    await expect(asked).rejects.toMatchObject({ message: expect.stringContaining(text), data: { code } });
  });

  test('a tensor that the pass does not have is refused', async () => {
    const { client } = connectedApp();
    const read = (address: string) => client.lens.tensor({ question: ask(fresh(), TYPED), address, from: 0, count: 9 });
    await expect(read('h')).rejects.toMatchObject({ message: expect.stringContaining("'h'; expected one of x.out") });
    await expect(read('h.kernel')).rejects.toMatchObject({ message: expect.stringContaining('one of h.out, h.dout') });
    await expect(read('hidden.out')).rejects.toMatchObject({ message: expect.stringContaining('one of x.out') });
    await expect(read('h.out[9]')).rejects.toMatchObject(refusal('lens.address'));
    expect(numbersOf(await read('h.bias'))).toEqual([0, 0, 0, 0]);
    expect(numbersOf(await read('h.weight[1,1]'))).toHaveLength(5);
  });

  test('data that a foreign graph names is not read until it is allowed', async () => {
    const { client, folder } = connectedApp();
    writeFileSync(join(folder, 'theirs.csv'), 'a,b,y\n1,2,u\n2,1,v\n3,3,u\n1,1,v\n');
    const weights = fresh(spiralGraph({}, 'theirs.csv'));
    expect(await client.lens.open({ weights })).toMatchObject({ samples: null, dataProblem: { code: 'dataset.notAllowed' } });
    await client.datasets.allow({ dataset: 'theirs.csv' });
    expect(await client.lens.open({ weights })).toMatchObject({ samples: { train: 3, test: 1 }, dataProblem: null });
  });
});

describe('the answers of a network', () => {
  test('samples are found by their loss and their class, misclassified, or at random', async () => {
    const { client } = connectedApp();
    const weights = fresh({ ...irisGraph(), data: { dataset: 'iris', normalize: 'standard' as const } });
    const find = (more: object) =>
      client.lens.findSamples({ weights, split: 'train', order: 'worst', most: 500, seed: 1, ...more });
    const worst = await find({});
    const { samples } = await client.lens.open({ weights });
    expect(worst).toHaveLength(samples?.train ?? 0);
    const losses = worst.map(({ loss }) => Number(loss));
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    expect((await find({ order: 'best' })).map(({ loss }) => loss)).toEqual(losses.toReversed());
    for (const { number, loss, predicted, target } of worst.slice(0, 5)) {
      const pass = await client.lens.pass(ask(weights, { kind: 'data', split: 'train', numbers: [number] }));
      expect(loss).toBeCloseTo(Number(pass.loss), 4);
      const scores = numbersOf(nodeOf(pass, 'o')?.out);
      expect(predicted).toEqual([scores.indexOf(Math.max(...scores))]);
      expect(target).toEqual(numbersOf(nodeOf(pass, 'y')?.out));
    }
    const wrong = worst.filter(({ predicted, target }) => predicted?.[0] !== target?.[0]);
    expect(await find({ order: 'misclassified' })).toEqual(wrong);
    expect(wrong.length).toBeGreaterThan(0);
    expect(await find({ class: 2 })).toEqual(worst.filter(({ target }) => target?.[0] === 2));
    const drawn = await find({ order: 'random', most: 10 });
    expect(await find({ order: 'random', most: 10 })).toEqual(drawn);
    expect(await find({ order: 'random', most: 10, seed: 2 })).not.toEqual(drawn);
  });

  test('a network that does not classify has no misclassified samples', async () => {
    const { client } = connectedApp();
    const document = { ...regressionGraph(), data: { dataset: 'line', normalizeTarget: 'standard' as const } };
    const search = { weights: fresh(document), split: 'train', most: 3, seed: 1 } as const;
    await expect(client.lens.findSamples({ ...search, order: 'misclassified' })).rejects.toMatchObject(refusal('lens.noClasses'));
    const [worst] = await client.lens.findSamples({ ...search, order: 'worst' });
    expect(worst.predicted).toHaveLength(1);
    // The loss is told in the units of the data, and so are prediction and target.
    const error = Number(worst.predicted?.[0]) - Number(worst.target?.[0]);
    expect(error ** 2 / Number(worst.loss)).toBeCloseTo(1, 3);
  });

  test('a number is explained by terms that add up to it', async () => {
    const { client } = connectedApp();
    const question = ask(fresh(), TYPED);
    const explanation = await client.lens.explain({ question, address: 'o.out[0,1]', largest: 2 });
    const [value] = numbersOf(await client.lens.tensor({ question, address: 'o.out[0,1]', from: 0, count: 1 }));
    expect(explanation).toMatchObject({ of: 'o.out[0,1]', value, isSum: true, rest: { count: 3 } });
    expect(explanation.terms).toHaveLength(2);
    const shown = explanation.terms.reduce((total, term) => total + Number(term.value), 0);
    expect(shown + Number(explanation.rest?.value)).toBeCloseTo(value, 12);
    expect(explanation.terms[0].from).toEqual(expect.arrayContaining([expect.stringMatching(/^o\.weight\[1,\d\]$/)]));
    await expect(client.lens.explain({ question, address: 'o.out' })).rejects.toMatchObject(refusal('lens.address'));
  });

  test('gradients are checked for a whole parameter or one element, and J is drawn around it', async () => {
    const { client } = connectedApp();
    const question = ask(fresh(), TYPED);
    const whole = await client.lens.check({ question, parameter: 'h.weight' });
    expect(whole).toMatchObject({ parameter: 'h.weight', checked: 8, elements: 8 });
    expect(whole.worst).toHaveLength(8);
    expect(Number(whole.relativeError)).toBeLessThan(1e-7);
    const one = await client.lens.check({ question, parameter: 'h.weight[2,1]' });
    expect(one).toMatchObject({ checked: 1, elements: 8, worst: [{ address: 'h.weight[2,1]', isKink: false }] });
    const gradient = numbersOf(await client.lens.tensor({ question, address: 'h.dweight[2,1]', from: 0, count: 1 }));
    expect(one.worst[0].analytic).toBe(gradient[0]);
    expect(one.worst[0].central).toBeCloseTo(gradient[0], 7);
    const ofInput = await client.lens.check({ question, parameter: 'x.out' });
    expect(ofInput).toMatchObject({ checked: 2, elements: 2 });
    expect(Number(ofInput.relativeError)).toBeLessThan(1e-7);
    await expect(client.lens.check({ question, parameter: 't.out' })).rejects.toMatchObject(refusal('lens.notChangeable'));
    const forward = ask(fresh(), { kind: 'typed', inputs: TYPED.inputs });
    await expect(client.lens.check({ question: forward, parameter: 'h.weight' })).rejects.toMatchObject(
      refusal('lens.noGradient'),
    );

    const axes = [
      { address: 'h.weight[2,1]', from: -1, to: 1, count: 3 },
      { address: 'o.bias[0]', from: 0, to: 2, count: 2 },
    ];
    const { losses, here } = await client.lens.landscape({ question, axes });
    expect(losses).toHaveLength(6);
    const changes = [
      { address: 'h.weight[2,1]', value: 1 },
      { address: 'o.bias[0]', value: 2 },
    ];
    expect(losses[5]).toBe((await client.lens.pass({ ...question, changes })).loss);
    expect(here.loss).toBe((await client.lens.pass(question)).loss);
    expect(here.at[1]).toBe(0);
    await expect(client.lens.landscape({ question: forward, axes })).rejects.toMatchObject(refusal('lens.noLoss'));
  });
});

describe('a run', () => {
  test('at any step, the next batch has the loss that was recorded, and the update leads to the next step', async () => {
    const { client, app } = connectedApp();
    const { id: runId } = await client.runs.start({ document: spiralGraph({ optimizer: { type: 'adam' } }) });
    for await (const _ of app.services.runs.watch(runId));
    const { loss: recorded } = (await client.runs.metrics({ runId, most: 100 })).steps;
    expect(recorded).toHaveLength(15);
    for (const step of [0, 3, 4, 5, 9, 14]) {
      const weights = { kind: 'run', runId, step } as const;
      const question = ask(weights, { kind: 'batch' }, { mode: 'train' });
      const pass = await client.lens.pass(question);
      expect(pass.samples).toHaveLength(16);
      expect(new Set(pass.samples.map(({ number }) => number)).size).toBe(16);
      expect(pass.loss).toBeCloseTo(Number(recorded[step]), 5);
      const read = (asked: LensQuestion, address: string) =>
        client.lens.tensor({ question: asked, address, from: 0, count: 100 }).then(numbersOf);
      const after = ask({ ...weights, step: step + 1 }, { kind: 'batch' });
      const next = await read(after, 'h.weight');
      for (const [index, value] of (await read(question, 'h.weight/new')).entries()) expect(value).toBeCloseTo(next[index], 6);
    }
    const { run, samples } = await client.lens.open({ weights: { kind: 'run', runId } });
    expect(run).toMatchObject({ id: runId, step: 15, epoch: 3, lastStep: 15 });
    expect(samples).toEqual({ train: 80, validation: 0, test: 20 });
    const beyond = client.lens.open({ weights: { kind: 'run', runId, step: 16 } });
    await expect(beyond).rejects.toMatchObject(refusal('replay.stepRange'));
    await expect(client.lens.open({ weights: { kind: 'run', runId: 'none' } })).rejects.toMatchObject(refusal('run.notFound'));
  });

  test('whose data has changed or is gone still shows its weights, and takes typed samples', async () => {
    const { client, app, folder } = connectedApp();
    const file = join(folder, 'own.csv');
    const rows = Array.from({ length: 40 }, (_, row) => `${row},${100 - row},${row % 2 === 0 ? 'u' : 'v'}\n`);
    writeFileSync(file, `a,b,y\n${rows.join('')}`);
    await client.datasets.allow({ dataset: 'own.csv' });
    const plain = spiralGraph({ epochs: 1 }, 'own.csv');
    const document = { ...plain, data: { ...plain.data, dataset: 'own.csv', normalize: 'standard' as const } };
    const { id: runId } = await client.runs.start({ document });
    for await (const _ of app.services.runs.watch(runId));
    const weights = { kind: 'run', runId } as const;
    const typed = ask(weights, { kind: 'typed', inputs: { x: [3, 97] }, targets: { y: [1] } });
    expect(await client.lens.open({ weights })).toMatchObject({ samples: { train: 32 }, dataProblem: null });
    const before = await client.lens.pass(typed);
    await app.close();

    const reopen = () => connectedApp({ databaseFile: join(folder, 'backwire.sqlite'), baseDirectory: folder }).client;
    writeFileSync(file, `a,b,y\n${rows.slice(1).join('')}`);
    const changed = reopen();
    expect(await changed.lens.open({ weights })).toMatchObject({ samples: null, dataProblem: { code: 'weights.dataChanged' } });
    expect(await changed.lens.pass(typed)).toEqual(before);
    const numbered = changed.lens.pass(ask(weights, { kind: 'data', split: 'train', numbers: [0] }));
    await expect(numbered).rejects.toMatchObject({
      message: expect.stringContaining('has changed'),
      ...refusal('lens.noSamples'),
    });
    rmSync(file);
    // The thread keeps what it has read; a new one finds nothing.
    const gone = reopen();
    expect(await gone.lens.open({ weights })).toMatchObject({ samples: null, dataProblem: { code: 'dataset.missingFile' } });
    expect(await gone.lens.pass(typed)).toEqual(before);
  });
});

describe('a worksheet', () => {
  test('says whose numbers it has, and leaves the pass as it was', async () => {
    const { client } = connectedApp();
    const question = ask(fresh(), TYPED);
    const { loss } = await client.lens.pass(question);
    const sheet = await client.lens.worksheet({ question, path: ['h.out[1]'] });
    expect(sheet.about.map(english)).toEqual(['Fresh weights, seed 7', 'A typed sample']);
    expect(sheet.parts.flatMap(({ groups }) => groups.flatMap(({ exercises }) => exercises)).map(({ of }) => of)).toContain(
      'h.out[0,1]',
    );
    expect((await client.lens.pass(question)).loss).toBe(loss);
  });

  test('needs targets, and addresses of the network', async () => {
    const { client } = connectedApp();
    const { targets: _, ...withoutTargets } = TYPED;
    const asked = client.lens.worksheet({ question: ask(fresh(), withoutTargets) });
    await expect(asked).rejects.toMatchObject(refusal('lens.noLoss'));
    const lost = client.lens.worksheet({ question: ask(fresh(), TYPED), path: ['nowhere.out[0]'] });
    await expect(lost).rejects.toMatchObject(refusal('lens.address'));
  });

  test('is saved as text; a host without a printer of its own leaves printing to the window', async () => {
    const { client } = connectedApp();
    const saved = await client.lens.exportWorksheet({ name: 'Worksheet/1', format: 'tex', text: '$a$' });
    expect(saved.kind === 'saved' && readFileSync(saved.path, 'utf8')).toBe('$a$');
    expect(await client.system.printPdf({ name: 'Worksheet' })).toEqual({ kind: 'byWindow' });
  });

  test('a printed page is saved as a PDF', async () => {
    const folder = temporaryFolder();
    const { client } = connectedApp({ host: { ...savingHost(folder), printPdf: async () => Buffer.from('%PDF') } });
    expect(await client.system.printPdf({ name: 'Worksheet' })).toMatchObject({
      kind: 'saved',
      path: join(folder, 'worksheet.pdf'),
    });
  });
});

describe('the thread of the lens', () => {
  /** A worker module from source text. */
  function workerOf(source: string): URL {
    const file = join(temporaryFolder(), 'worker.mjs');
    writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${source}`);
    return pathToFileURL(file);
  }

  test('is one for all questions, and starts again after a crash', async () => {
    const found = `parentPort.postMessage({ type: 'done', result: [] })`;
    const lensWorkerUrl = workerOf(
      `parentPort.on('message', ({ type }) => (type === 'findSamples' ? ${found} : process.exit(3)));`,
    );
    const { client } = connectedApp({ lensWorkerUrl });
    const threads: Worker[] = [];
    const listen = (worker: Worker) => threads.push(worker);
    process.on('worker', listen);
    onTestFinished(() => void process.off('worker', listen));
    const search = { weights: fresh(), split: 'train', order: 'worst' } as const;
    await client.lens.findSamples(search);
    await client.lens.findSamples(search);
    expect(threads).toHaveLength(1);
    await expect(client.lens.open({ weights: fresh() })).rejects.toMatchObject({
      message: 'Opening the lens ended unexpectedly: the thread exited with code 3',
      data: { code: 'background.crashed' },
    });
    expect(await client.lens.findSamples(search)).toEqual([]);
    expect(threads).toHaveLength(2);
  });

  test('ends if it needs too much memory, and the next question starts it again', async () => {
    const { client, logged } = connectedApp({ memoryLimits: { heapMb: 40, totalMb: 40 } });
    const document = { ...spiralGraph(), data: { dataset: 'mnist' } };
    await expect(client.lens.open({ weights: fresh(document) })).rejects.toMatchObject({
      message: 'Opening the lens needs more than the 40 MB of memory available for it',
      data: { code: 'background.outOfMemory' },
    });
    expect((await client.lens.open({ weights: fresh() })).samples).toMatchObject({ train: 80 });
    expect(logged).toEqual([]);
  });

  test('gives up a canceled search and keeps what it has loaded', async () => {
    const { client } = connectedApp();
    const weights = fresh(mnistGraph());
    await client.lens.open({ weights });
    const threads: Worker[] = [];
    const listen = (worker: Worker) => threads.push(worker);
    process.on('worker', listen);
    onTestFinished(() => void process.off('worker', listen));
    const abort = new AbortController();
    const heard: LensProgress[] = [];
    const watching = (async () => {
      for await (const progress of await client.lens.progress({ weights }, { signal: abort.signal })) {
        heard.push(progress);
        abort.abort();
      }
    })().catch(() => {});
    const search = { weights, split: 'train', order: 'worst', most: 3, seed: 1 } as const;
    await expect(client.lens.findSamples(search, { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
    await watching;
    expect(heard).toMatchObject([{ part: 'samples' }]);
    expect(heard[0].share).toBeLessThan(1);
    const pass = await client.lens.pass(ask(weights, { kind: 'data', split: 'test', numbers: [9_999] }));
    expect(nodeOf(pass, 'x')?.out.shape).toEqual([1, 28, 28, 1]);
    // 784 · 32 weights are read in parts.
    const [weight] = nodeOf(pass, 'h')?.parameters ?? [];
    expect(weight.value.shape).toEqual([32, 784]);
    expect(weight.value.data).toBeUndefined();
    const found = await client.lens.findSamples(search);
    expect(found).toHaveLength(3);
    const [worst] = found;
    const alone = await client.lens.pass(ask(weights, { kind: 'data', split: 'train', numbers: [worst.number] }));
    expect(worst.loss).toBeCloseTo(Number(alone.loss), 4);
    expect(threads).toHaveLength(0);
  });
});
