import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';
import { describeRun } from '../../scripts/report/describeRun.ts';
import { type TableFormat, toMarkdown, toText } from './table.ts';

const FILE = join(ROOT, 'docs', 'benchmarks.md');

/** The chapters of docs/benchmarks.md, in order; each is written by its own mode. */
const TITLES = {
  peers: 'Training compared with other engines',
  compile: 'Compilation',
  memory: 'Memory of a program',
  recording: 'Cost of recording',
  epoch: 'An epoch of MNIST',
  canvas: 'Canvas interaction',
  lens: 'The lens',
  sweeps: 'Samplers of sweeps',
  diagnosis: 'Diagnosis of runs',
  runs: 'A long table of runs',
  latency: 'Lists while runs train',
  histories: 'Histories of a long run',
  tables: 'Large tables',
} as const;
export type Chapter = keyof typeof TITLES;

const INTRODUCTION = `# Benchmarks

Written by \`npm run bench -- --write\` and its modes; measured on one machine on one day. Shared machines are noisy, so compare
ratios: each is the median over rounds in which the candidates take turns. A step is forward, backward and update in float32.
GFLOP/s count matrix products and convolutions only; "of peak" is relative to the peak of 128-bit multiply-adds on the same number of threads.`;

/** Prints results, as JSON or as text, and with `--write` writes them as a chapter of docs/benchmarks.md. */
export function report(
  chapter: Chapter,
  results: unknown,
  describe: (format: TableFormat) => string,
  { json, write }: { readonly json: boolean; readonly write: boolean },
): void {
  console.log(json ? JSON.stringify(results, null, 2) : describe(toText));
  if (write) writeDocument(chapter, describe(toMarkdown));
}

/** Writes a chapter of docs/benchmarks.md, replacing its last version. */
export function writeDocument(chapter: Chapter, text: string): void {
  const command = ['npm run bench --', ...process.argv.slice(2)].join(' ');
  const known = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  writeFileSync(FILE, replaceChapter(known, chapter, `${describeRun(command)}\n\n${text}`));
}

/** A document with one chapter replaced or inserted. */
export function replaceChapter(document: string, chapter: Chapter, text: string): string {
  const chapters = new Map(
    document
      .split(/^## /m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]),
  );
  chapters.set(TITLES[chapter], text);
  const ordered = Object.values(TITLES).flatMap((title) => {
    const content = chapters.get(title);
    return content === undefined ? [] : [`## ${title}\n\n${content}`];
  });
  return `${[INTRODUCTION, ...ordered].join('\n\n')}\n`;
}
