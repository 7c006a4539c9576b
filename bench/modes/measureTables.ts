import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';
import { formatCount, judge, type TableFormat, toDigits } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import type { LoadedTable } from '../tables/loadTable.ts';
import { writeTable } from '../tables/writeTable.ts';
import type { Options } from './options.ts';

const SIZES = [1e8, 1e9];
/** Of the whole process. */
const MOST_MEGABYTES = 500;

const NOTE =
  'A process of its own reads, splits and normalizes the table. Training holds a copy of the columns besides, unless they are too many for memory and stay on the disk.';

interface TableResult extends LoadedTable {
  readonly bytes: number;
}

/** Measures the memory and processor time of a process that loads a large CSV file for training. */
export function measureTables(options: Options): void {
  const folder = mkdtempSync(join(tmpdir(), 'backwire-bench-'));
  try {
    const results = SIZES.map((size) => measureSize(size, join(folder, 'table.csv')));
    report('tables', results, (format) => `${tabulate(results, format)}\n\n${NOTE}`, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureSize(size: number, path: string): TableResult {
  writeTable(path, size);
  const answer = execFileSync(process.execPath, [join(ROOT, 'bench/tables/loadTable.ts'), path], { encoding: 'utf8' });
  return { bytes: statSync(path).size, ...(JSON.parse(answer) as LoadedTable) };
}

function tabulate(results: readonly TableResult[], format: TableFormat): string {
  return format(
    ['CSV file', 'rows', 'processor', 'peak memory', 'at most', ''],
    results.map(({ bytes, rows, cpuSeconds, peakBytes }) => [
      `${toDigits(bytes / 1e6)} MB`,
      formatCount(rows),
      `${toDigits(cpuSeconds)} s`,
      `${toDigits(peakBytes / 1e6)} MB`,
      ...judge(peakBytes / 1e6, MOST_MEGABYTES),
    ]),
  );
}
