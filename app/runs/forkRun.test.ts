import { expect, test } from 'vitest';
import { openDatasets } from '#app/datasets/index.ts';
import { Replayer } from '#app/replay/index.ts';
import { findRun } from '#app/store/index.ts';
import { checkGraph, type GraphDocument } from '#engine/graph/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { english } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { createControlBuffer, RunControl } from './control.ts';
import { forkRun } from './forkRun.ts';
import { prepareRun } from './prepareRun.ts';
import { RecordedRun, RUN, stateOf } from './testing/recordedRun.ts';
import { RESOURCES, spiralGraph } from './testing/temporaryRuns.ts';

const FORK = 'r2';
/** 5 steps an epoch. */
const document = spiralGraph({ epochs: 30 });

function source(): RecordedRun {
  const run = new RecordedRun(document);
  run.train({ rates: new Map([[20, 0.004]]) });
  return run;
}

const forked = (run: RecordedRun, graph: GraphDocument, step: number): RecordedRun =>
  new RecordedRun(graph, { connection: run.connection, forkOf: { runId: RUN, step } });

test('a fork starts with weights and optimizer state of that step, and knows where it is from', () => {
  const run = source();
  const fork = forked(run, spiralGraph({ epochs: 2, optimizer: { type: 'adam', learningRate: 0.1 } }), 33);
  fork.train({ stopBefore: 1 }, FORK);
  const { parameters, slots } = fork.states.get(0) ?? {};
  expect(parameters).toEqual(run.states.get(33)?.parameters);
  expect(slots).toEqual(run.states.get(33)?.slots);
  expect(findRun(run.connection, FORK)).toMatchObject({ updatesBefore: 33, summary: { forkedFrom: { run: RUN, step: 33 } } });
  expect(findRun(run.connection, RUN)).toMatchObject({ updatesBefore: 0, summary: { forkedFrom: null } });
});

test('a fork that is stopped and resumed is replayed bit for bit, and can be forked again', () => {
  const run = source();
  const fork = forked(run, document, 33);
  fork.train({ stopBefore: 41 }, FORK);
  fork.train({}, FORK);
  const replayer = new Replayer(run.connection, openDatasets({ resourcesDirectory: RESOURCES }), FORK);
  for (const step of [17, 44, 149]) expect(stateOf(replayer.at(step).checkpoint)).toEqual(fork.states.get(step));
  const again = new RecordedRun(document, { connection: run.connection, forkOf: { runId: FORK, step: 7 } });
  again.train({ stopBefore: 1 }, 'r3');
  expect(findRun(run.connection, 'r3')?.updatesBefore).toBe(33 + 7);
});

test('without a step, a fork starts from the last, and says what it keeps', () => {
  const { connection } = source();
  const options = { connection, resourcesDirectory: RESOURCES, executor: createWasmExecutor() };
  const { step, notes } = forkRun(checkGraph(document), { runId: RUN }, options);
  expect(step).toBe(150);
  expect(notes.map(english)).toEqual(["Starts with 4 of 4 parameters as they were after step 150 of 'Run 1'"]);
});

test('of an edited graph it says which parameters are kept, new and dropped', () => {
  const { connection } = source();
  const options = { connection, resourcesDirectory: RESOURCES, executor: createWasmExecutor() };
  const renamed: typeof document = JSON.parse(JSON.stringify(document).replaceAll('"o"', '"scores"'));
  const { notes } = forkRun(checkGraph(renamed), { runId: RUN, step: 9 }, options);
  expect(notes.map(english).slice(0, 4)).toEqual([
    "Starts with 2 of 4 parameters as they were after step 9 of 'Run 1'",
    "Kept: 'h.weight', 'h.bias'",
    "New, with initial values: 'scores.weight', 'scores.bias'",
    "Not used any more: 'o.weight', 'o.bias'",
  ]);
});

test('frozen layers of a run are fine-tuned around, in another graph that shares them', () => {
  const run = source();
  const nodes = document.nodes.map((node) =>
    node.id === 'h' ? { ...node, params: { ...node.params, trainable: false } } : node,
  );
  const renamed: typeof document = JSON.parse(JSON.stringify({ ...document, nodes }).replaceAll('"o"', '"scores"'));
  const fork = forked(run, renamed, 33);
  fork.train({}, FORK);
  const weightsOf = (states: RecordedRun['states'], step: number, owner: string) =>
    states.get(step)?.parameters.filter(([name]) => String(name).startsWith(owner));
  const last = Math.max(...fork.states.keys());
  expect(weightsOf(fork.states, last, 'h.')).toEqual(weightsOf(run.states, 33, 'h.'));
  expect(weightsOf(fork.states, last, 'h.')).toHaveLength(2);
  expect(weightsOf(fork.states, last, 'scores.')).not.toEqual(weightsOf(fork.states, 0, 'scores.'));
});

test('a run without a parameter in common, or a step that is not there, is refused without a new run', () => {
  const run = source();
  const text = JSON.stringify(document).replaceAll('"h"', '"hidden"').replaceAll('"o"', '"scores"');
  expect(refusalOf(() => forked(run, JSON.parse(text), 3).train({}, FORK)).code).toBe('run.nothingKept');
  expect(refusalOf(() => forked(run, document, 151).train({}, FORK)).code).toBe('replay.stepRange');
  expect(findRun(run.connection, FORK)).toBeUndefined();
});

test('a command to stop ends the rebuilding', () => {
  const { connection } = source();
  connection.run('DELETE FROM checkpoints WHERE step > 0');
  const control = createControlBuffer();
  new RunControl(control).send('interrupt');
  const job = {
    runId: FORK,
    databaseFile: connection.file,
    resourcesDirectory: RESOURCES,
    owner: 'test',
    threads: 1,
    givesWay: false,
  };
  const task = { type: 'new', document, graphId: null, baseDirectory: '/', forkOf: { runId: RUN, step: 99 } } as const;
  expect(refusalOf(() => prepareRun(connection, { ...job, control, task })).code).toBe('replay.canceled');
});
