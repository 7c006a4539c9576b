import { type Message, message, quoted } from '#engine/messages/index.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import type { RawColumn } from '../../base/source.ts';
import { describeForeign, type ElementType, elementType } from './elementTypes.ts';
import { toRowMajor } from './toRowMajor.ts';

/** An array in NumPy's format. */
export interface NpyArray {
  /** Empty for a single number. */
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: RawColumn['data'];
  /** True for integers, and for true and false. */
  readonly whole: boolean;
}

interface Header {
  readonly type: ElementType;
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  /** Where the elements begin. */
  readonly start: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** True for the first bytes of an array. */
export const isNpy = (bytes: Uint8Array): boolean => MAGIC.every((byte, index) => bytes[index] === byte);

/**
 * Reads an array, of little or big endian, in the order of C or of Fortran.
 * @param where names the array
 * @throws UserError dataset.npyFormat, npyType
 */
export function readNpy(bytes: Uint8Array<ArrayBuffer>, where: Message): NpyArray {
  const { type, isFortran, shape, start } = readHeader(bytes, where);
  const count = shape.reduce((product, length) => product * length, 1);
  const size = start + count * type.bytes;
  if (bytes.length !== size) throw damaged(where, countBytes(size), countBytes(bytes.length));
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * type.bytes);
  const data = type.read(view, count);
  return { shape, data: isFortran ? toRowMajor(data, shape) : data, whole: type.whole };
}

/** The shape in the header of an array; undefined for other bytes. */
export function readNpyShape(bytes: Uint8Array): readonly number[] | undefined {
  const header = isNpy(bytes) ? headerText(bytes) : undefined;
  return header && shapeIn(header.text);
}

function readHeader(bytes: Uint8Array, where: Message): Header {
  const header = isNpy(bytes) ? headerText(bytes) : undefined;
  if (!header) throw damaged(where, message('a NumPy array (.npy)'), message('other bytes'));
  const { text, start } = header;
  const shape = shapeIn(text);
  const order = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const written = /'descr':\s*(?:'([^']*)'|\[)/.exec(text);
  if (!shape || !order || !written) throw damaged(where, message('a header with descr, fortran_order and shape'), quoted(text));
  const [, description = ''] = written;
  const type = elementType(description);
  if (!type) throw notNumbers(description, where);
  return { type, isFortran: order === 'True', shape, start };
}

/** The dictionary at the start of an array, written in Python; undefined if it is cut off. */
function headerText(bytes: Uint8Array): { readonly text: string; readonly start: number } | undefined {
  if (bytes.length < 12) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  // Since version 2 the length has 32 bits.
  const [length, from] = bytes[6] === 1 ? [view.getUint16(8, true), 10] : [view.getUint32(8, true), 12];
  const start = from + length;
  return start > bytes.length ? undefined : { text: new TextDecoder().decode(bytes.subarray(from, start)).trim(), start };
}

function shapeIn(text: string): number[] | undefined {
  const numbers = /'shape':\s*\(([\d,\sL]*)\)/.exec(text)?.[1];
  return numbers
    ?.split(',')
    .filter((length) => length.trim() !== '')
    .map((length) => Number.parseInt(length, 10));
}

const countBytes = (count: number): Message => message('{{count}} bytes', { count });

function damaged(where: Message, expected: Message, received: Message) {
  return unexpectedWithFix('dataset.npyFormat', {
    ...{ where, expected, received },
    fix: message('Save the array again with numpy.save, or copy the file again.'),
  });
}

function notNumbers(description: string, where: Message) {
  return unexpectedWithFix('dataset.npyType', {
    where,
    expected: message('real numbers, or true and false'),
    received: describeForeign(description),
    fix: message('Save it as numbers, for example with numpy.save(file, numpy.asarray(array, dtype="float32")).'),
  });
}
