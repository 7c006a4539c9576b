import { type Message, message } from '#engine/messages/index.ts';
import type { ByteSource } from '../../base/byteSource.ts';
import { openBytes } from '../../base/bytes.ts';
import { datasetError } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';

/** Element types of IDX files, all big-endian. */
interface ElementType {
  readonly name: string;
  readonly bytes: number;
  readonly read: (view: DataView, position: number) => number;
}

/** By the third byte of the file (LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998). */
export const ELEMENT_TYPES: ReadonlyMap<number, ElementType> = new Map([
  [0x08, { name: 'uint8', bytes: 1, read: (view, position) => view.getUint8(position) }],
  [0x09, { name: 'int8', bytes: 1, read: (view, position) => view.getInt8(position) }],
  [0x0b, { name: 'int16', bytes: 2, read: (view, position) => view.getInt16(position) }],
  [0x0c, { name: 'int32', bytes: 4, read: (view, position) => view.getInt32(position) }],
  [0x0d, { name: 'float32', bytes: 4, read: (view, position) => view.getFloat32(position) }],
  [0x0e, { name: 'float64', bytes: 8, read: (view, position) => view.getFloat64(position) }],
]);

/** Maximum number of dimensions. */
const MOST_DIMENSIONS = 8;

/** The shape in the header of an IDX file, whose first dimension counts the samples; undefined for other bytes. */
export function readIdxShape(bytes: Uint8Array): readonly number[] | undefined {
  const rank = bytes[3];
  if (bytes[0] !== 0 || bytes[1] !== 0 || !ELEMENT_TYPES.has(bytes[2]) || rank < 1 || rank > MOST_DIMENSIONS) return undefined;
  if (bytes.length < 4 + 4 * rank) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
}

const MAGIC_BYTES = 4;
const DIMENSION_BYTES = 4;

/** Read in some tens of milliseconds. */
const ELEMENTS_PER_PIECE = 2 ** 22;

/** An open IDX file with its header read and its length checked. */
export interface IdxFile {
  readonly file: FileReference;
  readonly type: ElementType;
  /** All dimensions; the first counts the samples. */
  readonly shape: readonly number[];
  /** The number of elements. */
  readonly elements: number;
  /** Decisions made in opening the file, a sentence each. */
  readonly notes: readonly Message[];
  /**
   * Writes all elements into the target, from an index. Bytes are read directly into the target.
   * @param onRead takes the number of elements of each piece
   */
  readInto(target: Uint8Array | Float32Array | Float64Array, index: number, onRead: (elements: number) => void): void;
  close(): void;
}

/**
 * Opens an IDX file, plain or gzipped.
 * @throws UserError dataset.idxMagic, dataset.idxSize, and those of {@link openBytes}.
 */
export function openIdx(file: FileReference): IdxFile {
  const source = openBytes(file);
  try {
    return readHeader(file, source);
  } catch (error) {
    source.close();
    throw error;
  }
}

function readHeader(file: FileReference, source: ByteSource): IdxFile {
  const magic = new Uint8Array(Math.min(MAGIC_BYTES, source.size));
  source.read(magic, 0);
  const type = ELEMENT_TYPES.get(magic[2]);
  const rank = magic[3];
  if (magic.length < MAGIC_BYTES || magic[0] !== 0 || magic[1] !== 0 || !type || rank === 0) throw wrongMagic(file, magic);

  const start = MAGIC_BYTES + rank * DIMENSION_BYTES;
  if (source.size < start) {
    const expected = message('at least {{count}} bytes for a header of {{rank}} dimensions', { count: start, rank });
    throw wrongSize(file, expected, source.size);
  }
  const shape = readDimensions(source, rank);
  const elements = shape.reduce((product, length) => product * length, 1);
  const size = start + elements * type.bytes;
  if (source.size !== size) {
    const values = { count: size, shape: shape.join(' × '), type: type.name };
    throw wrongSize(file, message('{{count}} bytes for {{shape}} {{type}}', values), source.size);
  }
  return {
    file,
    type,
    shape,
    elements,
    notes: source.notes,
    readInto(target, index, onRead) {
      for (let first = 0; first < elements; first += ELEMENTS_PER_PIECE) {
        const count = Math.min(ELEMENTS_PER_PIECE, elements - first);
        readElements(source, start + first * type.bytes, type, target.subarray(index + first, index + first + count));
        onRead(count);
      }
    },
    close: () => source.close(),
  };
}

function readDimensions(source: ByteSource, rank: number): number[] {
  const bytes = new Uint8Array(rank * DIMENSION_BYTES);
  source.read(bytes, MAGIC_BYTES);
  const view = new DataView(bytes.buffer);
  return Array.from({ length: rank }, (_, axis) => view.getUint32(axis * DIMENSION_BYTES));
}

/** Fills the target with elements from a position in the file. */
function readElements(
  source: ByteSource,
  start: number,
  type: ElementType,
  target: Uint8Array | Float32Array | Float64Array,
): void {
  if (target instanceof Uint8Array) {
    source.read(target, start);
    return;
  }
  const bytes = new Uint8Array(target.length * type.bytes);
  source.read(bytes, start);
  const view = new DataView(bytes.buffer);
  for (let element = 0; element < target.length; element++) target[element] = type.read(view, element * type.bytes);
}

function wrongMagic(file: FileReference, magic: Uint8Array) {
  const expected = message('a first word of 00 00 TYPE RANK, such as 00 00 08 03 for images or 00 00 08 01 for labels');
  const received = [...magic].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return datasetError(
    'dataset.idxMagic',
    message("'{{file}}' is not an IDX file: expected {{expected}}, found {{received}}", { file: file.shown, expected, received }),
    { where: file.path, expected, received },
  );
}

function wrongSize(file: FileReference, expected: Message, size: number) {
  const received = message('{{count}} bytes', { count: size });
  const values = { file: file.shown, expected, received };
  return datasetError(
    'dataset.idxSize',
    message("The IDX file '{{file}}' is truncated or damaged: expected {{expected}}, found {{received}}", values),
    { where: file.path, expected, received, fix: message('Download or copy the file again.') },
  );
}
