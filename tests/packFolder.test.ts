import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openZip } from '../app/datasets/base/zip.ts';
import { temporaryFile } from '../app/datasets/testing/temporaryFolder.ts';
import { packFolder } from '../renderer/workbench/files/folders/index.ts';

/** A tree of files: text, or another folder. */
interface Tree {
  readonly [name: string]: string | Tree;
}

/** A folder as a browser hands it over, which lists two entries at a time. */
function folder(name: string, tree: Tree): FileSystemDirectoryEntry {
  const entries = Object.entries(tree).map(([child, content]) =>
    typeof content === 'string'
      ? { name: child, isFile: true, isDirectory: false, file: (take: (file: File) => void) => take(new File([content], child)) }
      : folder(child, content),
  );
  const createReader = () => {
    const left = [...entries];
    return { readEntries: (take: (some: unknown[]) => void) => take(left.splice(0, 2)) };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemDirectoryEntry;
}

test('a folder becomes an archive that the reader of archives reads back', async () => {
  const tree = { rose: { '1.png': 'first', '2.png': 'second', '3.png': '' }, größe: { 'a b.png': 'third' }, '.hidden': 'no' };
  const packed = await packFolder(folder('flowers', tree));
  expect(packed.name).toBe('flowers.zip');
  const file = temporaryFile(packed.name, '');
  writeFileSync(file.path, new Uint8Array(await packed.arrayBuffer()));
  const archive = openZip(file);
  const contents = archive.entries.map((entry) => [entry.name, Buffer.from(archive.read(entry)).toString()]);
  archive.close();
  expect(contents).toEqual([
    ['rose/1.png', 'first'],
    ['rose/2.png', 'second'],
    ['rose/3.png', ''],
    ['größe/a b.png', 'third'],
  ]);
});
