import { beforeEach, expect, test } from 'vitest';
import { columnOf, meansOf } from '#app/contract/index.ts';
import type { GradientRecord } from '#engine/training/index.ts';
import { readFlowToPlot, readNormsToPlot } from './gradientDigests.ts';
import { deleteRun, insertGradients, insertRun, insertSteps, trimHistory, type WritingConnection } from './index.ts';
import { DIGESTED_STEPS, readStepsToPlot } from './stepDigests.ts';
import { newRun } from './testing/runs.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

const STEPS = 20 * DIGESTED_STEPS + 50;
/** Steps at which something happens once. */
const SPIKE = 777;
const GAP = 1300;
const RATE_CHANGE = 2001;

let connection: WritingConnection;
let key: number;

const lossAt = (step: number): number => (step === SPIKE ? 1000 : 1 + (step % 7));
const rateAt = (step: number): number => (step < RATE_CHANGE ? 0.1 : 0.01);

function recordSteps(from: number, to: number): void {
  const steps = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  insertSteps(
    connection,
    key,
    steps.map((step) => ({
      ...{ step, epoch: 1, time: step, learningRate: rateAt(step) },
      loss: step === GAP ? Number.NaN : lossAt(step),
      metrics: { accuracy: (step % 5) / 10 },
    })),
  );
}

function gradientOf(parameter: string, step: number): GradientRecord {
  const norm = step === SPIKE ? 50 : step === GAP ? Number.NaN : 1 + (step % 3);
  const gradient = { norm, mean: 0, standardDeviation: 1, min: -1, max: 1, nonFinite: 0 };
  return { parameter, gradient, updateRatio: norm / 1000 };
}

function recordGradients(from: number, to: number): void {
  for (let step = from; step <= to; step++) {
    insertGradients(connection, key, [
      {
        step,
        records: ['h.weight', 'o.weight'].map((parameter) => gradientOf(parameter, step)),
        nodes: [{ node: 'h', output: 2, gradient: step === SPIKE ? 30 : 1, elements: 4 }],
      },
    ]);
  }
}

const toPlot = (range = {}) => readStepsToPlot(connection, 'r1', { most: 100, ...range }, 0);
const countIn = (table: string) => connection.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count;

beforeEach(() => {
  connection = temporaryStore();
  key = insertRun(connection, newRun());
});

test('steps read from digests have every extreme, gap and change, and the means of all steps', () => {
  recordSteps(1, STEPS);
  expect(countIn('step_digests')).toBe(20);
  const { step, loss, learningRate, ...series } = toPlot();
  expect(step.length).toBeLessThan(STEPS / 10);
  expect([step[0], step.at(-1)]).toEqual([1, STEPS]);
  expect(step).toEqual([...new Set(step)].sort((a, b) => a - b));
  expect(loss[step.indexOf(SPIKE)]).toBe(1000);
  expect(loss[step.indexOf(GAP)]).toBeNull();
  expect(learningRate[step.indexOf(RATE_CHANGE)]).toBe(0.01);
  for (const mean of meansOf({ step, loss, learningRate, ...series }, 'accuracy')) expect(mean).toBeCloseTo(0.2, 2);
});

test('a mean is one of recorded steps, of a digest or not', () => {
  recordSteps(1, STEPS);
  const { step, ...columns } = toPlot({ most: 2 });
  const finite = Array.from({ length: STEPS }, (_, index) => index + 1).filter((each) => each !== GAP);
  const mean = finite.reduce((sum, each) => sum + lossAt(each), 0) / finite.length;
  for (const each of meansOf({ step, ...columns }, 'loss')) expect(each).toBeCloseTo(mean, 2);
});

test('a range begins and ends between digests', () => {
  recordSteps(1, STEPS);
  const { step } = toPlot({ from: 100, to: 1000 });
  expect([step[0], step.at(-1)]).toEqual([100, 1000]);
  expect(columnOf(toPlot({ from: 130, to: 140 }), 'loss')).toEqual(Array.from({ length: 11 }, (_, index) => lossAt(130 + index)));
});

test('steps that are recorded again are digested again', () => {
  recordSteps(1, STEPS);
  trimHistory(connection, key, { step: 5 * DIGESTED_STEPS + 3, epoch: 9 });
  expect(countIn('step_digests')).toBe(5);
  recordSteps(5 * DIGESTED_STEPS + 4, STEPS);
  expect(countIn('step_digests')).toBe(20);
  expect(toPlot().step.at(-1)).toBe(STEPS);
});

test('steps without a digest are read themselves', () => {
  recordSteps(1, STEPS);
  connection.run('DELETE FROM step_digests WHERE first_step < 1000');
  expect(toPlot().loss).toContain(1000);
  connection.run('DELETE FROM step_digests');
  expect(toPlot().loss).toContain(1000);
});

test('norms read from digests have every extreme and gap', () => {
  recordGradients(700, 1400);
  expect(countIn('gradient_digests')).toBe(21);
  const { 'h.weight': curve, ...others } = readNormsToPlot(connection, 'r1', { most: 1000 }, 0);
  expect(Object.keys(others)).toEqual(['o.weight']);
  expect(curve.step.length).toBeLessThan(200);
  expect([curve.step[0], curve.step.at(-1)]).toEqual([700, 1400]);
  expect(curve.norm[curve.step.indexOf(SPIKE)]).toBe(50);
  expect(curve.norm[curve.step.indexOf(GAP)]).toBeNull();
});

test('a flow read from digests has the largest values, and the last steps as they were recorded', () => {
  recordGradients(700, 1400);
  const { nodes, parameters } = readFlowToPlot(connection, 'r1', { most: 400 }, 0);
  expect(nodes.length).toBeLessThan(100);
  expect(Math.max(...nodes.map(({ gradient }) => gradient ?? 0))).toBe(30);
  expect(Math.max(...parameters.map(({ norm }) => norm ?? 0))).toBe(50);
  expect(nodes.slice(-10).map(({ step }) => step)).toEqual(Array.from({ length: 10 }, (_, index) => 1391 + index));
});

test('gradients that are recorded again are digested again; a removed run leaves no digest', () => {
  recordSteps(1, STEPS);
  recordGradients(1, 100);
  trimHistory(connection, key, { step: 40, epoch: 9 });
  expect(countIn('gradient_digests')).toBe(1);
  recordGradients(41, 100);
  expect(countIn('gradient_digests')).toBe(3);
  deleteRun(connection, 'r1');
  expect([countIn('step_digests'), countIn('gradient_digests')]).toEqual([0, 0]);
});
