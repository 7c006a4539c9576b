import { ORPCError } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import type { RunEvent, RunMetrics, RunStatus } from '#app/contract/index.ts';
import type { Client } from '../connection/index.ts';
import { createRunFeed } from './runFeed.ts';
import { drawnCurves } from './series.ts';

const metrics = (...steps: number[]): RunMetrics => ({
  steps: {
    step: steps,
    epoch: steps.map(() => 1),
    loss: steps.map(() => 1),
    learningRate: steps.map(() => 0.1),
    metrics: { accuracy: [...steps] },
    time: [...steps],
  },
  epochs: [],
});

const event = (status: RunStatus, ...steps: number[]): RunEvent => ({
  runId: 'r',
  progress: { status, epoch: 1, epochs: 1, step: steps.at(-1) ?? 0, steps: 10, samplesPerSecond: 1, secondsLeft: null },
  steps: metrics(...steps).steps,
});

type Watch = (input: { afterStep: number }) => AsyncGenerator<RunEvent>;

/** A main process whose watchers get the events of the given functions in turn. */
function main(history: readonly RunMetrics[], watches: readonly Watch[]) {
  const asked: number[] = [];
  let [loads, watched] = [0, 0];
  const runs = {
    metrics: async () => structuredClone(history[Math.min(loads++, history.length - 1)]),
    gradients: async () => ({}),
    watch: async (input: { afterStep: number }) => {
      asked.push(input.afterStep);
      return watches[watched++](input);
    },
  };
  return { asked, client: { runs } as unknown as Client };
}

async function* t(...events: RunEvent[]) {
  yield* events;
}

async function* breakAfter(...events: RunEvent[]) {
  yield* events;
  throw new Error('the line broke');
}

/** Follows to the end. */
async function follow(client: Client) {
  const listener = { onEvent: vi.fn(), onError: vi.fn() };
  const feed = createRunFeed('r', client, listener, (_rows, callback) => callback());
  feed.follow();
  return { feed, listener };
}

test('recorded history comes first, then live events; the end brings every step', async () => {
  const { client, asked } = main([metrics(1, 2), metrics(1, 2, 3, 4, 5)], [() => t(event('running', 3), event('completed', 5))]);
  const { feed, listener } = await follow(client);
  await vi.waitFor(() => expect(feed.series.steps.step).toEqual([1, 2, 3, 4, 5]));
  expect(asked).toEqual([2]);
  expect(listener.onEvent).toHaveBeenCalledTimes(2);
  expect(listener.onError).not.toHaveBeenCalled();
});

test('after a reconnection it loads all new records, and shows nothing twice', async () => {
  const again = () => t(event('running', 3, 4), event('completed', 5));
  const { client, asked } = main(
    [metrics(1, 2), metrics(1, 2, 3, 4), metrics(1, 2, 3, 4, 5)],
    [() => breakAfter(event('running', 3)), again],
  );
  const { feed } = await follow(client);
  await vi.waitFor(() => expect(feed.series.steps.step).toEqual([1, 2, 3, 4, 5]), 5000);
  expect(asked).toEqual([2, 4]);
});

test('a growing long history is reloaded, thinned out, and keeps new records', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => index + 1);
  const waiting = new Promise<void>(() => {});
  async function* watch() {
    yield event('running', 20_001);
    await vi.waitUntil(() => isLoaded);
    yield event('running', 20_002);
    await waiting;
  }
  let isLoaded = false;
  const { client } = main([metrics(...many), metrics(1, 10_000, 20_000)], [watch]);
  const { feed } = await follow(client);
  await vi.waitFor(() => expect(feed.series.steps.step).toEqual([1, 10_000, 20_000, 20_001]));
  isLoaded = true;
  await vi.waitFor(() => expect(feed.series.steps.step).toEqual([1, 10_000, 20_000, 20_001, 20_002]));
});

test('the detail of a thinned history is loaded for the visible range only', async () => {
  const means = (...steps: number[]) => {
    const { steps: whole, epochs } = metrics(...steps);
    const f1 = steps.map(() => 0.5);
    return { epochs, steps: { ...whole, metrics: { ...whole.metrics, f1 }, means: { loss: steps } } };
  };
  const asked: unknown[] = [];
  const runs = {
    metrics: async ({ from, to }: { from?: number; to?: number }) => {
      asked.push([from, to]);
      return from === undefined ? means(1, 50, 100) : metrics(49, 50, 51);
    },
  };
  const feed = createRunFeed('r', { runs } as unknown as Client, { onEvent: vi.fn(), onError: vi.fn() }, (_rows, callback) =>
    callback(),
  );
  await vi.waitFor(() => expect(feed.phase()).toBe('ready'));
  feed.wantDetail({ from: 40, to: 60 });
  feed.wantDetail({ from: 49, to: 51 });
  await vi.waitFor(() => expect(drawnCurves(feed.series).steps.step).toEqual([1, 49, 50, 51, 100]));
  // Known detail is not requested again.
  feed.wantDetail({ from: 50, to: 51 });
  expect(drawnCurves(feed.series).steps.means).toEqual({ loss: [1, 1, 1, 1, 100] });
  expect(drawnCurves(feed.series).steps.metrics).toEqual({ accuracy: [1, 49, 50, 51, 100], f1: [0.5, null, null, null, 0.5] });
  feed.wantDetail(null);
  expect(drawnCurves(feed.series).steps.step).toEqual([1, 50, 100]);
  expect(asked).toEqual([
    [undefined, undefined],
    [49, 51],
  ]);
});

test('a deleted run is reported, and not requested again', async () => {
  const gone: Watch = () => {
    throw new ORPCError('USER_ERROR', { defined: true, data: { code: 'run.unknown' } });
  };
  const { client, asked } = main([metrics(1)], [gone]);
  const { listener } = await follow(client);
  await vi.waitFor(() => expect(listener.onError).toHaveBeenCalledOnce());
  expect(asked).toEqual([1]);
});

test('changes are counted only when it is time to redraw, and when the run pauses', async () => {
  const waiting = new Promise<void>(() => {});
  async function* watch() {
    yield* [event('running', 2), event('running', 3)];
    await vi.waitUntil(() => isPaused);
    yield event('paused', 4);
    await waiting;
  }
  let isPaused = false;
  const { client } = main([metrics(1)], [watch]);
  const due: (() => void)[] = [];
  const feed = createRunFeed('r', client, { onEvent: vi.fn(), onError: vi.fn() }, (_rows, callback) => due.push(callback));
  const drawn = vi.fn();
  feed.subscribe(drawn);
  feed.follow();
  await vi.waitFor(() => expect(feed.series.steps.step).toEqual([1, 2, 3]));
  expect(feed.revision()).toBe(0);
  expect(due).toHaveLength(1);
  due[0]();
  expect(feed.revision()).toBe(1);
  expect(drawn).toHaveBeenCalledTimes(1);
  isPaused = true;
  await vi.waitFor(() => expect(drawn).toHaveBeenCalledTimes(2));
  expect(feed.series.steps.step).toEqual([1, 2, 3, 4]);
  expect(feed.revision()).toBe(2);
});
