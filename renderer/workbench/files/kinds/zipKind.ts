import type { ReadableFile } from './readHead.ts';
import { FOREIGN, type Foreign, standsAt } from './signatures.ts';

/** The directory is at the end of an archive; the last of thousands of names are enough. */
const TAIL_BYTES = 65_536;

/** Offsets of a name and its length in a directory entry, and in a local header. */
const ENTRIES = [
  { mark: 'PK\x01\x02', length: 28, name: 46 },
  { mark: 'PK\x03\x04', length: 26, name: 30 },
] as const;

/** The file names in a ZIP archive, from its directory and its beginning. */
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

/** Formats that are ZIP archives with certain file names. The first match wins. */
const BY_NAME: readonly (readonly [name: RegExp, kind: Foreign])[] = [
  [/^xl\//, FOREIGN.excel],
  [/^word\//, FOREIGN.document],
  [/^ppt\//, FOREIGN.slides],
  [/(^|\/)data\.pkl$/, FOREIGN.pytorch],
  [/^model\.weights\.h5$/, FOREIGN.keras],
  [/\.npy$/, FOREIGN.npz],
  [/^META-INF\/manifest\.xml$/, FOREIGN.spreadsheet],
];

/** The kind of a ZIP archive, by its file names. */
export function zipKind(names: readonly string[]): Foreign {
  return BY_NAME.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? FOREIGN.zip;
}
