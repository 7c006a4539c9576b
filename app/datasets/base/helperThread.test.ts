import { expect, onTestFinished, test } from 'vitest';
import { HelperThread } from './helperThread.ts';

function echo(): HelperThread<number, number> {
  const helper = new HelperThread<number, number>('echoWorker', import.meta.resolve('../testing/echoWorker.ts'));
  onTestFinished(() => helper.close());
  return helper;
}

test('each question has its own answer, even if the notification of another one comes late', () => {
  const helper = echo();
  expect([1, 0, 2, 0, 3].map((question) => helper.ask(question))).toEqual([1, 0, 2, 0, 3]);
});

test('the error of a helper is thrown, and it goes on', () => {
  const helper = echo();
  expect(() => helper.ask(-1)).toThrow('no negative numbers');
  expect(helper.ask(3)).toBe(3);
});
