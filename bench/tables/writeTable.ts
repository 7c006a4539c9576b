import { closeSync, openSync, writeSync } from 'node:fs';
import { RandomStream } from '../../engine/random/index.ts';

const FEATURES = 20;
const CLASSES = 4;
const ROWS_PER_WRITE = 2000;

/** Writes a table of decimals with all their digits, as pandas does, and a class, up to a number of bytes. */
export function writeTable(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  const random = new RandomStream(1, 'table');
  try {
    let written = writeSync(file, `${Array.from({ length: FEATURES }, (_, index) => `f${index}`).join(',')},class\n`);
    while (written < bytes) {
      const rows = Array.from({ length: ROWS_PER_WRITE }, () => {
        const features = Array.from({ length: FEATURES }, () => random.uniform() * 10 - 5);
        return `${features.join(',')},${random.below(CLASSES)}\n`;
      });
      written += writeSync(file, rows.join(''));
    }
  } finally {
    closeSync(file);
  }
}
