import { sizeOf } from '../../ops/index.ts';
import type { WasmMemory } from '../../wasm/index.ts';
import { reserve } from '../../wasm/index.ts';
import { isStored, normalizeAll, type SampleColumn } from '../executor/samples.ts';
import { aligned } from '../memory/addressSpace.ts';
import { BYTES } from './lanes.ts';

/** Padding after a column, so that its last values can be read as whole vectors. */
const OVERREAD = 64;

/** Normalization entries: one for all elements of a sample, or one per element. */
interface Entries {
  readonly address: number;
  readonly repeats: boolean;
}

/** The samples of a column in a state's memory. */
export interface HeldColumn {
  /** Bytes are normalized in each batch; all others are stored as normalized float32. */
  readonly kind: 'bytes' | 'floats';
  readonly address: number;
  /** Values per sample. */
  readonly size: number;
  readonly offset: Entries;
  readonly scale: Entries;
}

/**
 * Stores columns in memory from an address on, for gather kernels.
 * @param mostBytes limit for all of them: programs need memory too
 * @returns the stored columns by name, the others unchanged, and the end address
 */
export function holdColumns(
  memory: WasmMemory,
  columns: ReadonlyMap<string, SampleColumn>,
  start: number,
  mostBytes: number,
): { held: ReadonlyMap<string, HeldColumn>; tooLarge: ReadonlyMap<string, SampleColumn>; end: number } {
  const held = new Map<string, HeldColumn>();
  const tooLarge = new Map<string, SampleColumn>();
  let end = start;
  for (const [name, column] of columns) {
    const bytes = bytesOf(column);
    if (isStored(column.data) || end - start + bytes > mostBytes) {
      tooLarge.set(name, column);
      continue;
    }
    reserve(memory, end + bytes);
    held.set(name, holdColumn(memory, column, end));
    end += bytes;
  }
  return { held, tooLarge, end };
}

const isBytes = ({ data }: SampleColumn): boolean => data instanceof Uint8Array;

/** Normalization first, then the samples. */
function bytesOf(column: SampleColumn): number {
  const samples = aligned(column.data.length * (isBytes(column) ? 1 : BYTES)) + OVERREAD;
  return 2 * entriesBytes(column) + samples;
}

const entriesBytes = ({ normalization }: SampleColumn): number => aligned((normalization?.offset.length ?? 1) * BYTES) + OVERREAD;

function holdColumn(memory: WasmMemory, column: SampleColumn, start: number): HeldColumn {
  const { data, shape, normalization } = column;
  const [offset, scale] = [start, start + entriesBytes(column)];
  const address = scale + entriesBytes(column);
  const floats = (at: number, length: number) => new Float32Array(memory.buffer, at, length);
  const entriesAt = (at: number, entries: Float64Array): Entries => {
    floats(at, entries.length).set(entries);
    return { address: at, repeats: entries.length === 1 };
  };
  if (data instanceof Uint8Array) new Uint8Array(memory.buffer, address, data.length).set(data);
  else normalizeAll(column, floats(address, data.length));
  return {
    kind: isBytes(column) ? 'bytes' : 'floats',
    address,
    size: sizeOf(shape),
    offset: entriesAt(offset, normalization?.offset ?? Float64Array.of(0)),
    scale: entriesAt(scale, normalization?.scale ?? Float64Array.of(1)),
  };
}
