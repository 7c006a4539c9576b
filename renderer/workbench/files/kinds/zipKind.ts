import type { ReadableFile } from './fileKind.ts';
import { FOREIGN, type Foreign, standsAt } from './signatures.ts';

/** The directory of an archive stands at its end; of thousands of names the last are enough. */
const TAIL_BYTES = 65_536;

/** Where a name and its length stand in an entry of the directory, and in one before the content of a file. */
const ENTRIES = [
  { mark: 'PK\x01\x02', length: 28, name: 46 },
  { mark: 'PK\x03\x04', length: 26, name: 30 },
] as const;

/** The names of files in a ZIP archive, from its directory and from its beginning. */
export async function readZipNames(file: ReadableFile, head: Uint8Array): Promise<readonly string[]> {
  const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TAIL_BYTES)).arrayBuffer());
  return [...namesIn(head), ...namesIn(tail)];
}

function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = [];
  for (let start = 0; start + 4 <= bytes.length; start++) {
    const entry = bytes[start] === 0x50 && ENTRIES.find(({ mark }) => standsAt(bytes, mark, start));
    if (!entry) continue;
    const length = bytes[start + entry.length] + 256 * bytes[start + entry.length + 1];
    names.push(new TextDecoder().decode(bytes.subarray(start + entry.name, start + entry.name + length)));
  }
  return names;
}

/** Many formats are ZIP archives of files with certain names. The first that fits is meant. */
const BY_NAME: readonly (readonly [name: RegExp, kind: Foreign])[] = [
  [/^xl\//, FOREIGN.excel],
  [/^word\//, FOREIGN.document],
  [/^ppt\//, FOREIGN.slides],
  [/(^|\/)data\.pkl$/, FOREIGN.pytorch],
  [/^model\.weights\.h5$/, FOREIGN.keras],
  [/\.npy$/, FOREIGN.npz],
  [/^META-INF\/manifest\.xml$/, FOREIGN.spreadsheet],
];

/** What a ZIP archive is, by the names of the files in it. */
export function zipKind(names: readonly string[]): Foreign {
  return BY_NAME.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? FOREIGN.zip;
}
