import { expect, test } from 'vitest';
import { findWorkload } from '../workloads/workloads.ts';
import { judge } from './bars.ts';
import type { Measurement } from './measure.ts';

function measured(candidate: string, threads: number, rate: number, gflops = 0): Measurement {
  return { workload: '', candidate, threads, samplesPerSecond: [rate], gflops: [gflops] };
}

function verdictsOf(name: string, measurements: readonly Measurement[], peak = 50) {
  const workload = findWorkload(name);
  return judge({ workload, measurements, peak: [peak], remarks: [] });
}

test('the engine is compared with the best of several backends', () => {
  const measurements = [measured('engine', 1, 8000), measured('tfjs-wasm', 1, 80), measured('tfjs-cpu', 1, 100)];
  expect(verdictsOf('W1', measurements)).toEqual([
    { workload: 'W1', against: 'the best TensorFlow.js backend', value: 80, atLeast: 80, met: true },
  ]);
});

test('a narrowly missed bar is not met', () => {
  const [verdict] = verdictsOf('W2', [measured('engine', 1, 99), measured('onnxruntime', 1, 100)]);
  expect(verdict).toEqual({ workload: 'W2', against: 'onnxruntime', value: 0.99, atLeast: 1, met: false });
});

test('each candidate counts with its best number of threads', () => {
  const measurements = [
    measured('engine', 1, 50),
    measured('engine', 2, 90),
    measured('pytorch', 1, 100),
    measured('pytorch', 2, 4),
  ];
  expect(verdictsOf('W3', measurements)).toContainEqual({
    workload: 'W3',
    against: 'PyTorch',
    value: 0.9,
    atLeast: 0.6,
    met: true,
  });
});

test('the share of the peak is for one thread', () => {
  const measurements = [measured('engine', 1, 1, 30), measured('engine', 2, 2, 60)];
  expect(verdictsOf('W3', measurements)).toEqual([
    { workload: 'W3', against: 'the FMA peak, one thread', value: 0.6, atLeast: 0.65, met: false },
  ]);
});

test('missing measurements are not judged', () => {
  expect(verdictsOf('W4', [measured('onnxruntime', 1, 100)])).toEqual([]);
  expect(verdictsOf('W4', [measured('engine', 1, 100), measured('brain.js', 1, 1)])).toEqual([]);
});
