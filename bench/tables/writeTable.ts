import { closeSync, openSync, writeSync } from 'node:fs';
import { FEATURES, RandomRows } from './randomRows.ts';
import { writeParquet } from './writeParquet.ts';

const ROWS_PER_WRITE = 2000;

/** A table as lines of text. */
interface Lines {
  readonly head: string;
  readonly lineOf: (features: readonly number[], label: number) => string;
}

const CSV: Lines = {
  head: `${FEATURES.join(',')},class\n`,
  lineOf: (features, label) => `${features.join(',')},${label}\n`,
};

const JSON_LINES: Lines = {
  head: '',
  lineOf: (features, label) =>
    `{${FEATURES.map((name, index) => `"${name}": ${features[index]}`).join(', ')}, "class": ${label}}\n`,
};

/** What writes a table up to a number of bytes, by the extension of its file. */
export const TABLE_WRITERS = {
  csv: (path: string, bytes: number) => writeLines(path, bytes, CSV),
  jsonl: (path: string, bytes: number) => writeLines(path, bytes, JSON_LINES),
  parquet: writeParquet,
} as const;

function writeLines(path: string, bytes: number, { head, lineOf }: Lines): void {
  const file = openSync(path, 'w');
  const random = new RandomRows();
  const drawLine = (): string =>
    lineOf(
      FEATURES.map(() => random.feature()),
      random.label(),
    );
  try {
    let written = writeSync(file, head);
    while (written < bytes) written += writeSync(file, Array.from({ length: ROWS_PER_WRITE }, drawLine).join(''));
  } finally {
    closeSync(file);
  }
}
