import type { FileKind, ReadableFile } from './fileKind.ts';
import { readHead } from './readHead.ts';
import { FOREIGN, findSignature } from './signatures.ts';
import { textKind } from './textKind.ts';
import { readZipNames, zipKind } from './zipKind.ts';

/** Looks at the beginning of a file, unpacked where it is gzipped, and at the end where an archive says there what it holds. */
export async function identifyFile(file: ReadableFile): Promise<FileKind> {
  try {
    const { bytes, isGzip, isWhole } = await readHead(file);
    if (bytes.length === 0) return isWhole ? { kind: 'empty' } : { kind: 'foreign', is: FOREIGN.damagedGzip };
    const signature = findSignature(bytes);
    if (signature === 'zip') return { kind: 'foreign', is: zipKind(await readZipNames(file, bytes)) };
    if (signature) return { kind: 'foreign', is: signature };
    const text = textKind(bytes, isWhole, file.name);
    // A graph that is gzipped is not read: its reader takes text alone.
    return isGzip && text.kind === 'json' ? { kind: 'foreign', is: FOREIGN.gzippedJson } : text;
  } catch {
    return { kind: 'unreadable' };
  }
}
