import { expect, test } from 'vitest';
import type { LensPass, LensQuestion, LensSubject, LensTensor, RunSummary } from '#app/contract/index.ts';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { DEFAULT_CHOICES, type LensChoices } from './choices.ts';
import { createLens } from './lens.ts';
import type { LensCalls } from './lensCalls.ts';
import { lastPosition } from './walk.ts';

const document: GraphDocument = {
  ...emptyGraph('Test'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [2] } },
    { id: 'h', type: 'dense', params: { units: 2 } },
    { id: 'y', type: 'target', params: { shape: [2] } },
    { id: 'loss', type: 'mse' },
  ],
  edges: [
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['loss', 'prediction'] },
    { from: ['y', 'out'], to: ['loss', 'target'] },
  ],
};

const tensor = (address: string): LensTensor => ({ address, symbol: 'z', shape: [1, 2], norm: 1, min: 0, max: 1, broken: 0 });
const pass: LensPass = {
  loss: 0.5,
  samples: [{ split: 'test', number: 0 }],
  nodes: [
    { id: 'x', out: tensor('x.out'), inner: [], parameters: [] },
    {
      id: 'h',
      out: tensor('h.out'),
      dout: tensor('h.dout'),
      inner: [],
      parameters: [{ name: 'weight', value: tensor('h.weight'), gradient: tensor('h.weight') }],
    },
    { id: 'loss', out: tensor('loss.out'), inner: [], parameters: [] },
  ],
};
const subject: LensSubject = {
  document,
  run: null,
  samples: { train: 8, validation: 0, test: 4 },
  dataProblem: null,
  inputs: [],
  targets: [],
  remarks: [],
};

const failing = () => Promise.reject(new Error('not asked for here'));

interface Asked {
  readonly question: LensQuestion;
  readonly signal: AbortSignal | undefined;
  readonly answer: (pass: LensPass) => void;
  readonly refuse: (error: Error) => void;
}

/** A lens whose passes are answered by the test. */
function openLens({ runs = [] as Partial<RunSummary>[], choices = {} as Partial<LensChoices>, with: subjectChange = {} } = {}) {
  let current = document;
  const listeners = new Set<() => void>();
  const asked: Asked[] = [];
  const opened: unknown[] = [];
  const remembered: LensChoices[] = [];
  const calls: LensCalls = {
    open: async ({ weights }) => {
      opened.push(weights);
      return { ...subject, ...subjectChange };
    },
    progress: failing,
    pass: (question, { signal } = {}) =>
      new Promise((answer, refuse) => {
        asked.push({ question, signal, answer, refuse });
      }),
    tensor: ({ address }) => Promise.resolve({ ...tensor(address), from: 0, data: '' }),
    explain: failing,
    findSamples: failing,
    check: failing,
    landscape: failing,
  };
  const lens = createLens(
    {
      document: () => current,
      runs: () => runs as RunSummary[],
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    calls,
    { ...DEFAULT_CHOICES, ...choices },
    (kept) => remembered.push(kept),
  );
  const edit = (next: GraphDocument) => {
    current = next;
    for (const listener of listeners) listener();
  };
  const numbers = () => asked.map(({ question }) => (question.samples.kind === 'data' ? question.samples.numbers : question));
  return { lens, asked, opened, remembered, edit, numbers };
}

/** A lens that shows its first pass. */
async function showLens(options: Parameters<typeof openLens>[0] = {}) {
  const opened = openLens(options);
  const end = opened.lens.look();
  await expect.poll(() => opened.asked.length).toBe(1);
  opened.asked[0].answer(pass);
  await expect.poll(() => opened.lens.getState().status).toBe('ready');
  return { ...opened, end };
}

const see = (number: number): Partial<LensChoices> => ({ samples: { kind: 'data', split: 'test', numbers: [number] } });

test('nothing is computed until somebody looks', async () => {
  const { lens, asked, opened } = openLens();
  lens.choose(see(1));
  await Promise.resolve();
  expect([opened.length, asked.length]).toEqual([0, 0]);
  lens.look();
  await expect.poll(() => asked.length).toBe(1);
});

test('once the chosen run is removed, the choice is made anew, without the step that was compared with', async () => {
  const runs = [{ id: 'left', step: 7, importedFrom: null }];
  const choices = { weights: { kind: 'run', runId: 'removed', step: 3 }, comparedStep: 2 } as const;
  const { opened, lens } = await showLens({ runs, choices });
  expect(opened).toEqual([{ kind: 'run', runId: 'left' }]);
  expect(lens.getState().choices.comparedStep).toBeUndefined();
});

test('at first the latest run with weights is shown, else fresh weights, and the first test sample', async () => {
  const runs = [
    { id: 'new', step: 0, importedFrom: null },
    { id: 'old', step: 7, importedFrom: null },
  ];
  const { opened, numbers } = await showLens({ runs });
  expect(opened).toEqual([{ kind: 'run', runId: 'old' }]);
  expect(numbers()).toEqual([[0]]);
  expect((await showLens()).opened).toEqual([{ kind: 'fresh', seed: 1, document }]);
});

test('dragging through samples asks for one at a time, then for the last', async () => {
  const { lens, asked, numbers, opened } = await showLens();
  lens.choose(see(1));
  await expect.poll(() => asked.length).toBe(2);
  for (const number of [2, 3]) lens.choose(see(number));
  expect(lens.getState()).toMatchObject({ status: 'asking', answered: { question: { samples: { numbers: [0] } } } });
  asked[1].answer(pass);
  await expect.poll(() => asked.length).toBe(3);
  asked[2].answer(pass);
  await expect.poll(() => lens.getState().status).toBe('ready');
  expect(numbers()).toEqual([[0], [1], [3]]);
  expect(opened).toHaveLength(1);
});

test('a question that is answered already is not asked again', async () => {
  const { lens, asked, end } = await showLens();
  lens.choose(see(1));
  lens.choose(see(0));
  await expect.poll(() => lens.getState().status).toBe('ready');
  end();
  lens.look();
  await expect.poll(() => lens.getState().status).toBe('ready');
  expect(asked).toHaveLength(1);
});

test('answers about other weights are dropped', async () => {
  const { lens, asked } = await showLens();
  lens.choose(see(1));
  await expect.poll(() => asked.length).toBe(2);
  lens.choose({ weights: { kind: 'fresh', seed: 9 } });
  expect(asked[1].signal?.aborted).toBe(true);
  await expect.poll(() => asked.length).toBe(3);
  asked[1].answer({ ...pass, loss: 99 });
  asked[2].answer({ ...pass, loss: 3 });
  await expect.poll(() => lens.getState().answered?.pass.loss).toBe(3);
  expect(lens.getState().answered?.question.weights).toMatchObject({ seed: 9 });
});

test('an edit of the graph is computed anew, but not if nodes only moved', async () => {
  const { edit, asked, end } = await showLens();
  edit({ ...document, nodes: document.nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } })) });
  await Promise.resolve();
  expect(asked).toHaveLength(1);
  const named: GraphDocument = { ...document, nodes: document.nodes.map((node) => ({ ...node, label: 'Other' })) };
  edit(named);
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[1].question.weights).toMatchObject({ document: named });
  end();
  edit(document);
  await Promise.resolve();
  expect(asked).toHaveLength(2);
});

test('a graph with errors is not asked about', async () => {
  const { edit, asked } = await showLens();
  edit({ ...document, edges: [] });
  await Promise.resolve();
  expect(asked).toHaveLength(1);
});

test('after an error the last picture stays, and it can be asked again', async () => {
  const { lens, asked } = await showLens();
  lens.choose(see(2));
  await expect.poll(() => asked.length).toBe(2);
  asked[1].refuse(new Error('lost'));
  await expect.poll(() => lens.getState().status).toBe('failed');
  expect(lens.getState()).toMatchObject({ error: { code: 'connection' }, answered: { pass: { loss: 0.5 } } });
  lens.retry();
  await expect.poll(() => asked.length).toBe(3);
});

test('a number of a sample that a split does not have becomes its last; without data there is no question', async () => {
  expect((await showLens({ choices: see(400) })).numbers()).toEqual([[3]]);
  const { lens, asked } = openLens({ with: { samples: null } });
  lens.look();
  await expect.poll(() => lens.getState().status).toBe('ready');
  expect([asked.length, lens.getState().answered]).toEqual([0, undefined]);
  lens.choose({ samples: { kind: 'typed', inputs: { x: [1, 2] } } });
  await expect.poll(() => asked.length).toBe(1);
});

test('the weights of a run without its data are seen with a sample of zeros', async () => {
  const port = (node: string, shape: number[]) => ({ node, shape });
  const run = { id: 'r1', name: 'Run 1', step: 4, epoch: 1, lastStep: 4 };
  const { lens, asked } = openLens({ with: { samples: null, run, inputs: [port('x', [2])], targets: [port('y', [])] } });
  lens.look();
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0].question.samples).toEqual({ kind: 'typed', inputs: { x: [0, 0] }, targets: { y: [0] } });
});

test('a pass is shown whole; playing begins at its start, and stops at breakpoints and at the end', async () => {
  const { lens, remembered } = await showLens();
  const { walk } = lens.getState();
  expect(lens.getState().position).toBe(lastPosition(walk));
  lens.toggleBreakpoint('h');
  expect(remembered.at(-1)?.breakpoints).toEqual(['h']);
  const told = () => {
    const { isPlaying, position } = lens.getState();
    return `${walk.steps[position].phase} ${walk.steps[position].node ?? ''} ${isPlaying ? 'plays' : 'stands'}`;
  };
  lens.play();
  expect(told()).toBe('forward x plays');
  lens.advance();
  expect(told()).toBe('forward h stands');
  lens.play();
  lens.advance();
  lens.advance();
  expect(told()).toBe('backward h stands');
  lens.toggleBreakpoint('h');
  lens.play();
  for (let times = 0; times < 9; times++) lens.advance();
  expect(told()).toBe('complete  stands');
});

test('a step selects its node, and another sample is seen at the same position', async () => {
  const { lens, asked } = await showLens();
  lens.goTo(1);
  expect(lens.getState()).toMatchObject({ position: 1, selection: { node: 'h' } });
  lens.choose(see(1));
  await expect.poll(() => asked.length).toBe(2);
  asked[1].answer({ ...pass, loss: 0.25 });
  await expect.poll(() => lens.getState().answered?.pass.loss).toBe(0.25);
  expect(lens.getState().position).toBe(1);
});

test('a range of a tensor is asked for once', async () => {
  const { lens } = await showLens();
  expect(lens.load(tensor('h.out'), 0, 9)).toBe(lens.load(tensor('h.out'), 0, 9));
  expect(lens.load(tensor('h.out'), 9, 9)).not.toBe(lens.load(tensor('h.out'), 0, 9));
});
