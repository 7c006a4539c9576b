import { expect, test } from 'vitest';
import { analyzeInEnglish } from '../testing/analyzeInEnglish.ts';
import { chainOf } from '../testing/longNetworks.ts';
import { graph } from '../testing/networks.ts';
import { MOST_OPERATIONS } from './index.ts';

function recurrent(type: string, length: number) {
  return graph(
    [
      ['x', 'input', { shape: [length, 2] }],
      ['r', type, { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'r'],
      ['r', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
}

test('a sequence that unrolls into too many operations is rejected at its layer, with the count and a fix', () => {
  const { ok, diagnostics } = analyzeInEnglish(recurrent('gru', 100_000));
  expect(ok).toBe(false);
  // 20 operations a timestep (the formulas of the GRU, counted by hand in engine/layers/recurrent/gru.ts), and 12 around them;
  // 12 for the input, 12 for the target and 40 for the loss.
  expect(diagnostics).toMatchObject([
    {
      code: 'graph.tooManyOperations',
      nodeId: 'r',
      expected: 'at most 250,000 operations in the whole network',
      message:
        "GRU 'r' is unrolled over 100,000 timesteps into 2,000,012 operations, of 2,000,076 in the whole network; expected at most 250,000 operations in the whole network. Use shorter sequences, or fewer recurrent layers",
    },
  ]);
});

test.each(['gru', 'lstm', 'simpleRnn'])('%s: sequences of 5,000 timesteps are accepted, of a million rejected', (type) => {
  expect(analyzeInEnglish(recurrent(type, 5000)).ok).toBe(true);
  expect(analyzeInEnglish(recurrent(type, 1_000_000)).diagnostics.map(({ code }) => code)).toEqual(['graph.tooManyOperations']);
});

test('many layers below the limit are rejected together', () => {
  // Without the 88 operations of the first and last layer, input, target and loss.
  const most = Math.floor((MOST_OPERATIONS - 88) / 40);
  expect(analyzeInEnglish(chainOf(most, () => ['batchNorm'])).ok).toBe(true);
  const [refused] = analyzeInEnglish(chainOf(most + 1, () => ['batchNorm'])).diagnostics;
  expect(refused).toMatchObject({ code: 'graph.tooManyOperations' });
  expect(refused.message).toContain('Use fewer layers');
});
