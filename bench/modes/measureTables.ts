import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';
import { formatCount, judge, type TableFormat, toDigits } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import type { LoadedTable } from '../tables/loadTable.ts';
import type { TableWork } from '../tables/readTable.ts';
import { TABLE_WRITERS } from '../tables/writeTable.ts';
import type { Options } from './options.ts';

const NAMES = { csv: 'CSV', jsonl: 'JSON Lines', parquet: 'Parquet' } as const;

const WORK = { load: 'read for training', inspect: 'described' } as const satisfies Record<TableWork, string>;

const FILES = [
  { form: 'csv', size: 1e8 },
  { form: 'csv', size: 1e9 },
  { form: 'jsonl', size: 1e9 },
  { form: 'parquet', size: 1e9 },
] as const;

/** Of the whole process. */
const MOST_MEGABYTES = 500;

const NOTE =
  'A process of its own reads, splits and normalizes the table. Training holds a copy of the columns besides, unless they are too many for memory and stay on the disk.';

interface TableResult extends LoadedTable {
  readonly form: keyof typeof NAMES;
  readonly work: TableWork;
  readonly bytes: number;
}

/** Measures the memory and processor time of processes that read large tables. */
export function measureTables(options: Options): void {
  const folder = mkdtempSync(join(tmpdir(), 'backwire-bench-'));
  try {
    const results = FILES.flatMap((file) => measureFile(file, join(folder, `table.${file.form}`)));
    report('tables', results, (format) => `${tabulate(results, format)}\n\n${NOTE}`, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureFile({ form, size }: (typeof FILES)[number], path: string): TableResult[] {
  TABLE_WRITERS[form](path, size);
  const { size: bytes } = statSync(path);
  const results = (['load', 'inspect'] as const).map((work) => ({ form, work, bytes, ...measureWork(path, work) }));
  rmSync(path);
  return results;
}

function measureWork(path: string, work: TableWork): LoadedTable {
  const script = join(ROOT, 'bench/tables/loadTable.ts');
  return JSON.parse(execFileSync(process.execPath, [script, path, work], { encoding: 'utf8' })) as LoadedTable;
}

function tabulate(results: readonly TableResult[], format: TableFormat): string {
  return format(
    ['file', 'is', 'rows', 'processor', 'peak memory', 'at most', ''],
    results.map(({ form, work, bytes, rows, cpuSeconds, peakBytes }) => [
      `${NAMES[form]}, ${toDigits(bytes / 1e6)} MB`,
      WORK[work],
      formatCount(rows),
      `${toDigits(cpuSeconds)} s`,
      `${toDigits(peakBytes / 1e6)} MB`,
      ...judge(peakBytes / 1e6, MOST_MEGABYTES),
    ]),
  );
}
