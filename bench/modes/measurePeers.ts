import { judge } from '../comparison/bars.ts';
import { installPeers } from '../comparison/installPeers.ts';
import { measureWorkload, type WorkloadResult } from '../comparison/measure.ts';
import { describeResult, tabulateVerdicts, toDocument, toJson } from '../comparison/report.ts';
import { createFmaPeak } from '../machine/fmaPeak.ts';
import { toText } from '../results/table.ts';
import { writeDocument } from '../results/writeDocument.ts';
import type { Options } from './options.ts';

/** Measures the workloads for the engine and its peers, and checks the engine's bars. */
export async function measurePeers(options: Options): Promise<void> {
  const { candidates, workloads, rounds, threads, json, write, install } = options;
  const complaint = install ? installPeers() : undefined;
  if (complaint) console.error(complaint);
  const peak = createFmaPeak();
  if (!peak.hasFma) console.error('This host has no relaxed SIMD: the peak is that of separate multiplications and additions.');
  const results: WorkloadResult[] = [];
  for (const workload of workloads) {
    const result = await measureWorkload(workload, { candidates, threads, rounds, peak, progress: showProgress });
    showProgress('');
    for (const remark of result.remarks) console.error(remark);
    if (!json) console.log(describeResult(result));
    results.push(result);
  }
  if (json) console.log(JSON.stringify(toJson(results), null, 2));
  else console.log(`\n${tabulateVerdicts(results.flatMap(judge), toText)}`);
  if (write) writeDocument('peers', toDocument(results));
}

/** On a terminal: one line that is overwritten. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
