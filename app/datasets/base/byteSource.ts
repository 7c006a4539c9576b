import { closeSync, readSync } from 'node:fs';
import type { Message } from '#engine/messages/index.ts';

/** The bytes of a file, read in pieces: from disk, or from memory if it was compressed and is small. */
export interface ByteSource {
  readonly size: number;
  /** Decisions made in opening the file, a sentence each. */
  readonly notes: readonly Message[];
  /** All bytes, if already in memory. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** The open file, if the bytes are on disk. */
  readonly handle?: number;
  /** Fills the target with bytes from a position. */
  read(target: Uint8Array, position: number): void;
  close(): void;
}

/** Maximum read per system call. */
const CHUNK = 2 ** 30;

/** Reading failed: the error of the system, or undefined if the file ends too early. */
type Refuse = (error: unknown) => Error;

/** The bytes of an open file, which is closed with them. */
export function fromHandle(handle: number, size: number, refuse: Refuse): ByteSource {
  let isOpen = true;
  return {
    size,
    notes: [],
    handle,
    read(target, position) {
      if (!isOpen) throw new Error('the file is closed');
      fill(handle, target, position, refuse);
    },
    close() {
      if (isOpen) closeSync(handle);
      isOpen = false;
    },
  };
}

function fill(handle: number, target: Uint8Array, position: number, refuse: Refuse): void {
  for (let filled = 0; filled < target.length; ) {
    const length = Math.min(CHUNK, target.length - filled);
    let count: number;
    try {
      count = readSync(handle, target, filled, length, position + filled);
    } catch (error) {
      throw refuse(error);
    }
    if (count === 0) throw refuse(undefined);
    filled += count;
  }
}

export function fromMemory(bytes: Uint8Array<ArrayBuffer>, notes: readonly Message[]): ByteSource {
  return {
    size: bytes.length,
    bytes,
    notes,
    read: (target, position) => target.set(bytes.subarray(position, position + target.length)),
    close: () => {},
  };
}

/** A part of a source: a view if it is in memory, else a copy. */
export function readPiece(source: ByteSource, start: number, length: number): Uint8Array<ArrayBuffer> {
  const end = Math.min(source.size, start + length);
  if (source.bytes) return source.bytes.subarray(start, end);
  const piece = new Uint8Array(end - start);
  source.read(piece, start);
  return piece;
}

/** All bytes of a source, not copied if in memory. */
export const readWhole = (source: ByteSource): Uint8Array<ArrayBuffer> => source.bytes ?? readPiece(source, 0, source.size);
