import { expect, test } from 'vitest';
import { findWorkload } from '../workloads/workloads.ts';
import type { WorkloadResult } from './measure.ts';
import { describeResult, toDocument, toJson } from './report.ts';

function resultOf(): WorkloadResult {
  const workload = findWorkload('W3');
  const rates = { workload: 'W3', threads: 1 };
  return {
    workload,
    measurements: [
      { ...rates, candidate: 'engine', samplesPerSecond: [4000, 5000, 6000], gflops: [40, 50, 60] },
      { ...rates, candidate: 'onnxruntime', samplesPerSecond: [8000, 10_000, 12_000], gflops: [80, 100, 120] },
    ],
    peak: [60, 62.5, 70],
    remarks: ['W3: pytorch does not run: python3 is not installed'],
  };
}

test('JSON holds the medians', () => {
  expect(toJson([resultOf()])).toEqual([
    { workload: 'W3', candidate: 'engine', threads: 1, samplesPerSecond: 5000, gflops: 50 },
    { workload: 'W3', candidate: 'onnxruntime', threads: 1, samplesPerSecond: 10_000, gflops: 100 },
  ]);
});

test('a line has the rate, the share of the peak, and the comparison with the engine', () => {
  const lines = describeResult(resultOf()).split('\n');
  expect(lines.find((line) => line.startsWith('engine '))?.split(/\s{2,}/)).toEqual([
    'engine',
    '1',
    '5.00 k',
    '50.0',
    '80 %',
    '3',
  ]);
  expect(lines.find((line) => line.startsWith('onnxruntime'))).toMatch(/10\.0 k +100 +160 % +3 +0\.50×$/);
});

test('the document also lists what did not run, and which bars are met', () => {
  const document = toDocument([resultOf()]);
  expect(document).toContain('| engine | 1 | 5.00 k | 50.0 | 80 % | 3 |  |');
  expect(document).toContain('W3: pytorch does not run: python3 is not installed');
  expect(document).toContain('| W3 | onnxruntime | 0.50 | 0.8 | not met |');
});
