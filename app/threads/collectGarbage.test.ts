import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { collectGarbage } from './collectGarbage.ts';

test('what nothing refers to any more is freed, and only that', async () => {
  const kept = { numbers: new Float64Array(8) };
  const references = [new WeakRef(kept), new WeakRef({ numbers: new Float64Array(8) })];
  // A reference keeps its object until the present job is over.
  await setImmediate();
  collectGarbage();
  expect(references.map((reference) => reference.deref())).toEqual([kept, undefined]);
});
