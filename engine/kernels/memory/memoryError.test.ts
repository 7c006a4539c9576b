import { expect, test } from 'vitest';
import { message } from '../../messages/index.ts';
import { refusalOf } from '../../testing/refusal.ts';
import { MemoryRefused } from '../../wasm/index.ts';
import { withMemory } from './memoryError.ts';

test('memory refused by the host is an error with the required size and a fix', () => {
  const refusal = refusalOf(() =>
    withMemory(
      (memory) => message('A training step on 32 samples needs {{memory}} of memory', { memory }),
      () => {
        throw new MemoryRefused(3e9, undefined);
      },
    ),
  );
  expect(refusal).toMatchObject({
    code: 'memory.refused',
    message: 'A training step on 32 samples needs 3.0 GB of memory, more than this machine can provide',
    details: {
      expected: '3.0 GB of free memory',
      received: 'less',
      fix: 'End other runs or programs, or choose a smaller batch size',
    },
  });
});

test('other errors are unchanged', () => {
  const bug = new Error('a bug');
  const attempt = () =>
    withMemory(
      (memory) => message('It needs {{memory}}', { memory }),
      () => {
        throw bug;
      },
    );
  expect(attempt).toThrow(bug);
});
