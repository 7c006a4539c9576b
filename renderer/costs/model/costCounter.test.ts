import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { analysisOf } from '../../document/index.ts';
import { type CostsRequest, packCosts, unpackCosts } from '../worker/costsMessages.ts';
import { countCosts } from '../worker/countCosts.ts';
import { createCostCounter } from './costCounter.ts';

const graphOf = (units: number): GraphDocument => ({
  ...emptyGraph('g'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [4] } },
    { id: 'h', type: 'dense', params: { units } },
  ],
  edges: [{ from: ['x', 'out'], to: ['h', 'in'] }],
});

const stateOf = (units: number, graphId = 'g') => ({ graphId, analysis: analysisOf(graphOf(units), undefined) });
const costsOfDocument = (document: GraphDocument) => countCosts(JSON.stringify(document));

/** A worker that answers, or fails, on command. */
function slowWorker() {
  const target = new EventTarget();
  const requests: CostsRequest[] = [];
  const worker = {
    requests,
    isEnded: false,
    addEventListener: target.addEventListener.bind(target),
    postMessage: (request: CostsRequest) => void requests.push(request),
    terminate: () => {
      worker.isEnded = true;
    },
    answer: () => {
      const data = packCosts(countCosts(requests.at(-1) ?? ''));
      target.dispatchEvent(new MessageEvent('message', { data }));
    },
    fail: () => target.dispatchEvent(new Event('error', { cancelable: true })),
  };
  return worker;
}

function start() {
  const workers: ReturnType<typeof slowWorker>[] = [];
  const counter = createCostCounter(() => {
    workers.push(slowWorker());
    return workers[workers.length - 1];
  });
  const shownUnits = () => (counter.latest.getState()?.costs.nodes.get('h')?.outputBytes ?? Number.NaN) / 4;
  return { workers, counter, shownUnits };
}

test('costs arrive as counted, and stay while a newer state is counted', () => {
  const { workers, counter, shownUnits } = start();
  counter.request(stateOf(3));
  expect(counter.latest.getState()).toBeNull();
  workers[0].answer();
  expect(counter.latest.getState()?.costs).toEqual(costsOfDocument(graphOf(3)));
  const next = stateOf(5);
  counter.request(next);
  expect(shownUnits()).toBe(3);
  expect(counter.latest.getState()?.analysis).not.toBe(next.analysis);
  workers[0].answer();
  expect(shownUnits()).toBe(5);
  expect(counter.latest.getState()?.analysis).toBe(next.analysis);
});

test('one state is counted at a time, then the newest; outdated results are not shown', () => {
  const { workers, counter, shownUnits } = start();
  for (const units of [1, 2, 3, 4]) counter.request(stateOf(units));
  expect(workers[0].requests.length).toBe(1);
  workers[0].answer();
  expect(shownUnits()).toBeNaN();
  expect(workers[0].requests.length).toBe(2);
  workers[0].answer();
  expect(shownUnits()).toBe(4);
  expect(workers.length).toBe(1);
});

test('a state counted before is shown at once', () => {
  const { workers, counter, shownUnits } = start();
  const before = stateOf(3);
  counter.request(before);
  workers[0].answer();
  counter.request(stateOf(5));
  counter.request(before);
  expect(shownUnits()).toBe(3);
  expect(workers[0].requests.length).toBe(2);
  // The request made meanwhile is obsolete.
  workers[0].answer();
  expect(shownUnits()).toBe(3);
  expect(workers[0].requests.length).toBe(2);
});

test('concurrent requests for the same state are counted once', () => {
  const { workers, counter } = start();
  const state = stateOf(3);
  counter.request(state);
  counter.request({ ...state });
  workers[0].answer();
  counter.request({ ...state });
  expect(workers[0].requests.length).toBe(1);
});

test('a failing worker loses the costs of one state, and the next is counted by another worker', () => {
  const { workers, counter, shownUnits } = start();
  counter.request(stateOf(3));
  workers[0].answer();
  counter.request(stateOf(4));
  workers[0].fail();
  expect(workers[0].isEnded).toBe(true);
  expect(counter.latest.getState()).toBeNull();
  counter.request(stateOf(5));
  workers[1].answer();
  expect(shownUnits()).toBe(5);
});

test('a state waiting while a worker fails is counted by the next', () => {
  const { workers, counter, shownUnits } = start();
  counter.request(stateOf(3));
  counter.request(stateOf(4));
  workers[0].fail();
  workers[1].answer();
  expect(shownUnits()).toBe(4);
});

test('packing is lossless, also without nodes', () => {
  for (const document of [graphOf(3), emptyGraph('empty')]) {
    const costs = costsOfDocument(document);
    expect(unpackCosts(packCosts(costs))).toEqual(costs);
  }
});
