import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createControlBuffer, RunControl, WorkerControl } from './control.ts';

/** Both ends in one thread: pause hooks are where the other end can send another command. */
function connected(onPause: (control: RunControl) => void = () => {}) {
  const buffer = createControlBuffer();
  const control = new RunControl(buffer);
  const happened: string[] = [];
  const worker = new WorkerControl(buffer, {
    onPause() {
      happened.push('pause');
      onPause(control);
    },
    onGoOn: () => happened.push('go on'),
  });
  return { control, worker, happened, next: () => worker.next(() => happened.push('before pause')) };
}

test('a run continues until it is stopped', () => {
  const { control, next, happened } = connected();
  expect(next()).toBe('continue');
  control.send('stop');
  expect(next()).toBe('stop');
  expect(happened).toEqual([]);
});

test('a pause saves before it blocks, and ends on resume', () => {
  const { control, next, happened } = connected((control) => control.send('run'));
  control.send('pause');
  expect(next()).toBe('continue');
  expect(happened).toEqual(['before pause', 'pause', 'go on']);
});

test('a step pauses again before the next one', () => {
  let pauses = 0;
  const { control, next, worker, happened } = connected((control) => control.send(++pauses === 1 ? 'step' : 'stop'));
  control.send('pause');
  expect(next()).toBe('continue');
  expect(worker.command).toBe('pause');
  expect(next()).toBe('stop');
  expect(happened).toEqual(['before pause', 'pause', 'go on', 'before pause', 'pause', 'go on']);
});

test('a paused run can be stopped, or interrupted to be resumed later', () => {
  for (const how of ['stop', 'interrupt'] as const) {
    const { control, next, worker } = connected((control) => control.send(how));
    control.send('pause');
    expect(next()).toBe('stop');
    expect(worker.command).toBe(how);
  }
});

test('a learning rate is exact to the bit; undefined before it is set', () => {
  const { control, worker } = connected();
  expect(worker.learningRate).toBeUndefined();
  control.setLearningRate(0.1 + 0.2);
  expect(worker.learningRate).toBe(0.1 + 0.2);
});

test('conditions and settings are received together, each with its last value', () => {
  const buffer = createControlBuffer();
  const { port1, port2 } = new MessageChannel();
  const control = new RunControl(buffer, port1);
  const worker = new WorkerControl(buffer, { onPause() {}, onGoOn() {} }, port2);
  expect(worker.takeSettings()).toEqual([]);
  control.watchFor('loss < 1');
  control.changeSettings([
    { address: 'd.rate', value: 0.1 },
    { address: 'training.batchSize', value: 8 },
  ]);
  control.changeSettings([{ address: 'd.rate', value: 0.2 }]);
  expect(worker.takeSettings()).toEqual([
    { address: 'training.batchSize', value: 8 },
    { address: 'd.rate', value: 0.2 },
  ]);
  expect(worker.takeCondition()).toBe('loss < 1');
  expect([worker.takeCondition(), worker.takeSettings()]).toEqual([undefined, []]);
  port1.close();
});
