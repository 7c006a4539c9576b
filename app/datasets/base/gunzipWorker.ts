import { readSync, writeSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { GunzipProgress, GunzipTask } from './gunzipTask.ts';
import { answerRequests } from './helperThread.ts';

/** Unpacked for one answer: about a second. */
const BYTES_PER_ANSWER = 2 ** 28;

const CHUNK = 2 ** 20;

let unpacked: AsyncIterator<Uint8Array> | undefined;
let bytes = 0;

/** The thread that unpacks large gzip files. */
answerRequests<GunzipTask, GunzipProgress>(async ({ from, to }) => {
  unpacked ??= unpack(from);
  for (const end = bytes + BYTES_PER_ANSWER; bytes < end; ) {
    const { value, done } = await unpacked.next();
    if (done) return { answer: { bytes, isDone: true } };
    if (!write(to, value)) return { answer: { bytes, isDone: false, isFull: true } };
    bytes += value.length;
  }
  return { answer: { bytes, isDone: false } };
});

function unpack(from: number): AsyncIterator<Uint8Array> {
  // An error comes out of the iterator.
  const stream = pipeline(piecesOf(from), createGunzip({ chunkSize: CHUNK }), () => {});
  return stream[Symbol.asyncIterator]();
}

function* piecesOf(from: number): Generator<Uint8Array> {
  for (let position = 0; ; ) {
    const piece = new Uint8Array(CHUNK);
    const count = readSync(from, piece, 0, CHUNK, position);
    if (count === 0) return;
    yield piece.subarray(0, count);
    position += count;
  }
}

/** False if the disk is full. */
function write(to: number, piece: Uint8Array): boolean {
  try {
    for (let written = 0; written < piece.length; )
      written += writeSync(to, piece, written, piece.length - written, bytes + written);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
