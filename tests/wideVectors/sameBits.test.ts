import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hasWideVectors, WIDE_VECTORS_FLAG } from '#app/kernelThreads/index.ts';

const SCRIPT = fileURLToPath(new URL('trainSome.ts', import.meta.url));

/** The training results of a separate process. Without the baseline compiler every kernel is optimized at once. */
function trainWith(...flags: string[]): { trained: Record<string, string>; trace: string } {
  const output = execFileSync(process.execPath, ['--no-liftoff', ...flags, SCRIPT], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const lines = output.trim().split('\n');
  return { trained: JSON.parse(lines.findLast((line) => line.startsWith('{"dense"')) ?? '{}'), trace: output };
}

test.runIf(hasWideVectors())('wide vectors are used if the processor has them, and change no bit of training results', () => {
  const { trained: narrow } = trainWith();
  const { trained: wide } = trainWith(WIDE_VECTORS_FLAG);
  expect(Object.keys(narrow)).toEqual(['dense', 'convolutional', 'depthwise', 'recurrent', 'attention']);
  for (const [name, bits] of Object.entries(narrow)) {
    expect(bits.length).toBeGreaterThan(1000);
    expect(wide[name] === bits, name).toBe(true);
  }
  // A processor without AVX2 is skipped.
  const { trace } = trainWith(WIDE_VECTORS_FLAG, '--trace-wasm-revectorize');
  expect(trace.includes('Decide to vectorize')).toBe(trace.includes('Begin revec'));
});
