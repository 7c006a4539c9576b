import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { createAutosave } from './autosave.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const one = emptyGraph('One');
const two = emptyGraph('Two');

test('consecutive changes are saved once, after a pause', async () => {
  const saved: GraphDocument[] = [];
  const autosave = createAutosave(async (document) => saved.push(document), 0);
  autosave.changed(one);
  await vi.advanceTimersByTimeAsync(300);
  autosave.changed(two);
  await vi.advanceTimersByTimeAsync(300);
  expect(saved).toEqual([]);
  expect(autosave.state.getState().status).toBe('pending');
  await vi.advanceTimersByTimeAsync(200);
  expect(saved).toEqual([two]);
  expect(autosave.state.getState()).toEqual({ status: 'saved', at: 1 });
});

test('changes without a pause are saved all the same', async () => {
  const save = vi.fn(async () => 7);
  const autosave = createAutosave(save, 0);
  for (let passed = 0; passed < 2500; passed += 100) {
    autosave.changed(passed % 200 === 0 ? one : two);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(save).toHaveBeenCalledTimes(1);
});

test('a flush saves at once', async () => {
  const save = vi.fn(async () => 7);
  const autosave = createAutosave(save, 0);
  autosave.changed(one);
  await autosave.flush();
  expect(save).toHaveBeenCalledExactlyOnceWith(one);
  await vi.advanceTimersByTimeAsync(5000);
  expect(save).toHaveBeenCalledTimes(1);
});

test('a change during a save is saved after it, and never two saves run at a time', async () => {
  const order: string[] = [];
  const { promise: written, resolve: endWriting } = Promise.withResolvers<void>();
  const autosave = createAutosave(async ({ name }) => {
    order.push(`begin ${name}`);
    await written;
    order.push(`end ${name}`);
    return 1;
  }, 0);
  autosave.changed(one);
  const first = autosave.flush();
  autosave.changed(two);
  const second = autosave.flush();
  await vi.advanceTimersByTimeAsync(1000);
  expect(order).toEqual(['begin One']);
  endWriting();
  await Promise.all([first, second]);
  expect(order).toEqual(['begin One', 'end One', 'begin Two', 'end Two']);
  expect(autosave.state.getState().status).toBe('saved');
});

test('a failed save is retried with the newest state', async () => {
  const saved: GraphDocument[] = [];
  let broken = true;
  const autosave = createAutosave(async (document) => {
    if (broken) throw new Error('the disk is full');
    return saved.push(document);
  }, 0);
  autosave.changed(one);
  await vi.advanceTimersByTimeAsync(500);
  expect(autosave.state.getState().status).toBe('failed');
  autosave.changed(two);
  broken = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(saved).toEqual([two]);
  expect(autosave.state.getState().status).toBe('saved');
});

test('nothing is saved after canceling, not even what failed before', async () => {
  const save = vi.fn(async () => {
    throw new Error('the graph was deleted');
  });
  const autosave = createAutosave(save, 0);
  autosave.changed(one);
  const saving = autosave.flush();
  autosave.cancel();
  await saving;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(save).toHaveBeenCalledOnce();
});
