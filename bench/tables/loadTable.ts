import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { memoryLimits } from '../../app/threads/memoryLimits.ts';
import { hardLimits } from '../../app/threads/watchMemory.ts';
import type { TableQuestion, TableWork } from './readTable.ts';

/** What a process needed to read a table. */
export interface LoadedTable {
  readonly rows: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

/** The path of the table and the work are the arguments; the answer is JSON on standard output. A thread reads, as in the app. */
const [, , path, work] = process.argv;
const workerData: TableQuestion = { path, work: work as TableWork };
const reader = new Worker(new URL('./readTable.ts', import.meta.url), { workerData, resourceLimits: hardLimits(memoryLimits()) });
const [rows]: number[] = await once(reader, 'message');
const { user, system } = process.cpuUsage();
const loaded: LoadedTable = { rows, cpuSeconds: (user + system) / 1e6, peakBytes: process.resourceUsage().maxRSS * 1024 };
console.log(JSON.stringify(loaded));
