import { checkGraph } from '../../engine/graph/index.ts';
import { Model } from '../../engine/training/index.ts';
import { EXECUTORS } from '../executors.ts';
import { toGraph } from '../graphDocument.ts';
import type { Options } from '../options.ts';
import { formatCount, toDigits, toMarkdown, toText } from '../table.ts';
import { countParameters, shapeLayers, sizeOf, type Workload } from '../workloads.ts';
import { writeDocument } from '../writeDocument.ts';

const BAR = 3;
const PAGES = 'WebAssembly memory grows in pages of 64 KiB; the unused part of the last page is not counted.';
const BYTES = 4;
const SLOTS = { sgd: 0, adam: 2 } as const;

interface MemoryResult {
  readonly workload: string;
  readonly held: number;
  readonly needed: number;
}

/** Counts the bytes that a loaded program holds against those of the numbers that training is about. */
export function measureMemory({ workloads, json, write }: Options): void {
  const results: MemoryResult[] = [];
  for (const workload of workloads) {
    try {
      results.push({ workload: workload.name, held: countHeld(workload), needed: countNeeded(workload) });
    } catch (error) {
      console.error(`${workload.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  console.log(json ? JSON.stringify(results, null, 2) : tabulate(results, toText));
  if (write) writeDocument('memory', `${tabulate(results, toMarkdown)}\n\n${PAGES}`);
}

/** What a training step and its model take up, code and a memory's last, half-empty page left out. */
function countHeld(workload: Workload): number {
  return new Model(checkGraph(toGraph(workload)), EXECUTORS.wasm.create(1), []).program('train', workload.batch).bytes;
}

/**
 * Parameters, their gradients and the optimizer's memory of them; of each node the output for a whole batch, and the gradient of that.
 */
function countNeeded(workload: Workload): number {
  const { batch, input, optimizer } = workload;
  const trained = countParameters(workload) * (2 + SLOTS[optimizer.type]);
  const outputs = shapeLayers(workload).reduce((total, { output }) => total + sizeOf(output), 0);
  return BYTES * (trained + batch * (sizeOf(input) + 2 * outputs));
}

function tabulate(results: readonly MemoryResult[], format: typeof toText): string {
  return format(
    ['workload', 'bytes allocated', 'bytes of values', 'ratio', 'at most', ''],
    results.map(({ workload, held, needed }) => [
      workload,
      formatCount(held),
      formatCount(needed),
      toDigits(held / needed),
      String(BAR),
      held / needed <= BAR ? 'met' : 'not met',
    ]),
  );
}
