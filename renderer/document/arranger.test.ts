import { expect, test } from 'vitest';
import { type ArrangeRequest, arrange } from './arrange.ts';
import { createArranger } from './arranger.ts';

const request: ArrangeRequest = { nodes: [{ id: 'a', width: 10, height: 10 }], wires: [], direction: 'right' };

/** A worker that works on command. */
function slowWorker() {
  const target = new EventTarget();
  let work = () => {};
  const worker = {
    isEnded: false,
    addEventListener: target.addEventListener.bind(target),
    postMessage: (data: ArrangeRequest) => {
      work = () => target.dispatchEvent(new MessageEvent('message', { data: arrange(data) }));
    },
    terminate: () => {
      worker.isEnded = true;
    },
    finish: () => work(),
    fail: () => target.dispatchEvent(Object.assign(new Event('error'), { message: 'no room' })),
  };
  return worker;
}

test('a layout reports its progress, and ends its worker when done', async () => {
  const worker = slowWorker();
  const arranger = createArranger(() => worker);
  const places = arranger.arrange(request);
  expect(arranger.state.getState().current).toEqual({ nodes: 1 });
  worker.finish();
  expect([...((await places)?.places ?? [])]).toEqual([['a', { x: 0, y: 0 }]]);
  expect(arranger.state.getState().current).toBeNull();
  expect(worker.isEnded).toBe(true);
});

test('a layout that is canceled or replaced gives no positions', async () => {
  const workers = [slowWorker(), slowWorker()];
  let started = 0;
  const arranger = createArranger(() => workers[started++]);
  const first = arranger.arrange(request);
  const second = arranger.arrange(request);
  expect(await first).toBeUndefined();
  expect(workers[0].isEnded).toBe(true);
  arranger.cancel();
  expect(await second).toBeUndefined();
  expect(arranger.state.getState().current).toBeNull();
});

test('a failing worker gives the reason', async () => {
  const worker = slowWorker();
  const places = createArranger(() => worker).arrange(request);
  worker.fail();
  await expect(places).rejects.toThrow('no room');
});
