import type { FileKind, ReadableFile } from './fileKind.ts';
import { readHead } from './readHead.ts';
import { readIdxShape } from './readIdxShape.ts';
import { FOREIGN, findSignature } from './signatures.ts';
import { textKind } from './textKind.ts';
import { readZipNames, zipKind } from './zipKind.ts';

/** Identifies a file by its beginning, decompressed if gzipped, and for archives by the directory at its end. */
export async function identifyFile(file: ReadableFile): Promise<FileKind> {
  try {
    const { bytes, isGzip, isWhole } = await readHead(file);
    if (bytes.length === 0) return isWhole ? { kind: 'empty' } : { kind: 'foreign', is: FOREIGN.damagedGzip };
    const shape = readIdxShape(bytes);
    if (shape) return { kind: 'idx', shape };
    const signature = findSignature(bytes);
    if (signature === 'zip') return { kind: 'foreign', is: zipKind(await readZipNames(file, bytes)) };
    if (signature) return { kind: 'foreign', is: signature };
    const text = textKind(bytes, isWhole, file.name);
    // A gzipped graph is rejected: its reader takes only text.
    return isGzip && text.kind === 'json' ? { kind: 'foreign', is: FOREIGN.gzippedJson } : text;
  } catch {
    return { kind: 'unreadable' };
  }
}
