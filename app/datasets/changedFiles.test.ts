import { appendFileSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from './index.ts';
import { fixture, temporaryFile, temporaryFolder } from './testing/temporaryFolder.ts';
import { bitsOf, trainOn } from './testing/trainOn.ts';

/** Enough that progress is reported while they are read. */
const ROWS = 25_000;

const CSV = `a,b,kind\n${Array.from({ length: ROWS }, (_, row) => `${row % 97},${row % 89},${row % 2 ? 'x' : 'y'}\n`).join('')}`;
const JSON_LINES = Array.from({ length: ROWS }, (_, row) => `{"a": ${row % 97}, "kind": "${row % 2 ? 'x' : 'y'}"}\n`).join('');

/** A file, and what becomes of it while it is read. */
const CHANGES = {
  grows: (path: string) => appendFileSync(path, '1,2,x\n'),
  'becomes shorter': (path: string) => truncateSync(path, 1000),
  'is replaced': (path: string) => {
    writeFileSync(`${path}.new`, 'a,b,kind\n1,2,x\n');
    renameSync(`${path}.new`, path);
  },
  'is removed': (path: string) => rmSync(path),
} as const;

const CASES = Object.entries(CHANGES).flatMap(([what, change]) =>
  [
    { name: 'table.csv', content: CSV },
    { name: 'table.jsonl', content: JSON_LINES },
  ].map((file) => ({ ...file, what, change })),
);

test.each(CASES)('$name that $what while it is read is refused by name', ({ name, content, change }) => {
  const file = temporaryFile(name, content);
  let changes = 0;
  const onProgress = () => changes++ === 0 && change(file.path);
  const datasets = openDatasets({ resourcesDirectory: '', onProgress });
  const error = refusalOf(() => datasets.load({ dataset: name }, { baseDirectory: dirname(file.path) }));
  expect(changes).toBeGreaterThan(0);
  expect(error.code).toBe('dataset.changed');
  expect(error.message).toContain(`${name}: expected a file that stays the same while it is read`);
});

test('an image that is removed while its folder is read is told as such', () => {
  const folder = folderOfImages(40);
  const onProgress = () => rmSync(join(folder, 'dog', '39.png'), { force: true });
  const datasets = openDatasets({ resourcesDirectory: '', onProgress });
  expect(refusalOf(() => datasets.load({ dataset: folder })).code).toBe('dataset.changed');
});

function folderOfImages(each: number): string {
  const folder = temporaryFolder();
  for (const label of ['cat', 'dog']) {
    mkdirSync(join(folder, label));
    for (let index = 0; index < each; index++)
      copyFileSync(fixture('pictures/rgb.png').path, join(folder, label, `${index}.png`));
  }
  return folder;
}

interface Source {
  readonly dataset: string;
  /** A file or a folder. */
  readonly path: string;
  /** Of a folder, one of its files. */
  readonly changed: string;
}

function sources(): Source[] {
  const folder = temporaryFolder();
  const table = join(folder, 'table.csv');
  writeFileSync(table, CSV.split('\n').slice(0, 200).join('\n'));
  const images = folderOfImages(8);
  const [archive, parquet] = ['classes.zip', 'flowers.zstd.parquet'].map((name) => {
    copyFileSync(fixture(name).path, join(folder, name));
    return join(folder, name);
  });
  return [
    { dataset: table, path: table, changed: table },
    { dataset: images, path: images, changed: join(images, 'cat', '1.png') },
    { dataset: archive, path: archive, changed: archive },
    { dataset: `${parquet}?missing=drop&ignore=price`, path: parquet, changed: parquet },
  ];
}

test('training goes on with what was read if a file changes or vanishes meanwhile', () => {
  const datasets = openDatasets({ resourcesDirectory: '' });
  for (const { dataset, path, changed } of sources()) {
    const loaded = datasets.load({ dataset, test: 0, validation: 0 });
    const undisturbed = trainOn(loaded);
    const { checkpoint } = trainOn(loaded, {
      onStep(step) {
        if (step === 1) writeFileSync(changed, readFileSync(changed).reverse());
        if (step === 2) rmSync(path, { recursive: true });
      },
    });
    expect(checkpoint.step).toBeGreaterThan(2);
    expect(bitsOf(checkpoint.parameters)).toEqual(bitsOf(undisturbed.checkpoint.parameters));
    expect(refusalOf(() => datasets.load({ dataset })).code).toMatch(/^dataset\.(missingFile|unknown)$/);
  }
});
