import { expect, test } from 'vitest';
import type { RunDiagnosis } from '#app/contract/index.ts';
import type { Client } from '../connection/index.ts';
import { createDiagnoses } from './diagnoses.ts';

const diagnosis = (step: number): RunDiagnosis => ({ step, hasMeasured: true, findings: [] });

/** Diagnoses that take some time of a clock, which a test sets. */
function diagnosed(takes: number) {
  const clock = { time: 0, asked: 0, fails: false };
  const diagnose = async () => {
    clock.time += takes;
    clock.asked++;
    if (clock.fails) throw new Error('gone');
    return diagnosis(clock.asked);
  };
  return { clock, diagnoses: createDiagnoses({ runs: { diagnose } } as unknown as Client, () => clock.time) };
}

/** Lets a diagnosis that has begun end. */
const ended = () => new Promise((resolve) => setTimeout(resolve));

test('a run in training is diagnosed from time to time, the more rarely the longer it takes', async () => {
  const { clock, diagnoses } = diagnosed(100);
  diagnoses.trains('a');
  clock.time = 4999;
  diagnoses.trains('a');
  expect(clock.asked).toBe(0);
  clock.time = 5000;
  diagnoses.trains('a');
  diagnoses.trains('a');
  await ended();
  expect([clock.asked, diagnoses.getState()]).toEqual([1, { a: diagnosis(1) }]);
  clock.time = 5100 + 19_999;
  diagnoses.trains('a');
  expect(clock.asked).toBe(1);
  clock.time = 5100 + 20_000;
  diagnoses.trains('a');
  await ended();
  expect(diagnoses.getState()).toEqual({ a: diagnosis(2) });
});

test('its end is diagnosed if its training was; a short run waits for a request', async () => {
  const { clock, diagnoses } = diagnosed(1);
  diagnoses.trains('short');
  diagnoses.ends('short');
  diagnoses.trains('long');
  clock.time = 6000;
  diagnoses.trains('long');
  await ended();
  diagnoses.ends('long');
  await ended();
  expect(diagnoses.getState()).toEqual({ long: diagnosis(2) });
  await diagnoses.diagnose('short');
  diagnoses.forget('long');
  expect(diagnoses.getState()).toEqual({ short: diagnosis(3) });
});

test('one that fails is tried again, and one on request says why', async () => {
  const { clock, diagnoses } = diagnosed(1);
  clock.fails = true;
  diagnoses.trains('a');
  clock.time = 5000;
  diagnoses.trains('a');
  await ended();
  expect(diagnoses.getState()).toEqual({});
  await expect(diagnoses.diagnose('a')).rejects.toThrow('gone');
  clock.fails = false;
  clock.time = 12_000;
  diagnoses.trains('a');
  await ended();
  expect(diagnoses.getState()).toEqual({ a: diagnosis(3) });
});
