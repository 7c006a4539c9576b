import { checkGraph } from '../../engine/graph/index.ts';
import { Model } from '../../engine/training/index.ts';
import { EXECUTORS } from '../machine/executors.ts';
import { measureEach } from '../results/rounds.ts';
import { formatCount, judge, type TableFormat, toDigits, toMarkdown, toText } from '../results/table.ts';
import { writeDocument } from '../results/writeDocument.ts';
import { toGraph } from '../workloads/graphDocument.ts';
import { countParameters, shapeLayers, sizeOf, type Workload } from '../workloads/workloads.ts';
import type { Options } from './options.ts';

const BAR = 3;
const PAGES = 'WebAssembly memory grows in pages of 64 KiB; the unused part of the last page is not counted.';
const BYTES = 4;
const SLOTS = { sgd: 0, adam: 2 } as const;

interface MemoryResult {
  readonly workload: string;
  readonly held: number;
  readonly needed: number;
}

/** Compares the memory of a loaded program with the size of the values it needs. */
export function measureMemory({ workloads, json, write }: Options): void {
  const results = measureEach(workloads, (workload) => ({
    workload: workload.name,
    held: countHeld(workload),
    needed: countNeeded(workload),
  }));
  console.log(json ? JSON.stringify(results, null, 2) : tabulate(results, toText));
  if (write) writeDocument('memory', `${tabulate(results, toMarkdown)}\n\n${PAGES}`);
}

/** Memory of a training step and its model, without code and the last, half-empty page. */
function countHeld(workload: Workload): number {
  return new Model(checkGraph(toGraph(workload)), EXECUTORS.wasm.create(1), []).program('train', workload.batch).bytes;
}

/** Parameters, their gradients and optimizer state; per node the output for a whole batch, and its gradient. */
function countNeeded(workload: Workload): number {
  const { batch, input, optimizer } = workload;
  const trained = countParameters(workload) * (2 + SLOTS[optimizer.type]);
  const outputs = shapeLayers(workload).reduce((total, { output }) => total + sizeOf(output), 0);
  return BYTES * (trained + batch * (sizeOf(input) + 2 * outputs));
}

function tabulate(results: readonly MemoryResult[], format: TableFormat): string {
  return format(
    ['workload', 'bytes allocated', 'bytes of values', 'ratio', 'at most', ''],
    results.map(({ workload, held, needed }) => [
      workload,
      formatCount(held),
      formatCount(needed),
      toDigits(held / needed),
      ...judge(held / needed, BAR),
    ]),
  );
}
