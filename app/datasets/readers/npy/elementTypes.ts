import { type Message, message } from '#engine/messages/index.ts';
import type { RawColumn } from '../../base/source.ts';

/** How the elements of an array are stored (NumPy, "NEP 1 – A simple file format for NumPy arrays", 2007). */
export interface ElementType {
  readonly bytes: number;
  /** True for integers, and for true and false. */
  readonly whole: boolean;
  /** All elements, in the smallest type that holds them. */
  readonly read: (view: DataView<ArrayBuffer>, count: number) => RawColumn['data'];
}

type Get = (view: DataView, position: number, isLittle: boolean) => number;

/** By kind and bytes; those of one byte have no order of bytes. */
const READERS: Readonly<Record<string, Get>> = {
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  u2: (view, at, little) => view.getUint16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  f2: (view, at, little) => fromHalf(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};

/** Numbers of these types are exact in 32 bits. */
const SINGLE = new Set(['i1', 'i2', 'u2', 'f2', 'f4']);

/** The type of a description such as `<f4`; undefined for what is no real number. */
export function elementType(description: string): ElementType | undefined {
  const [, order, kind] = /^([<>|=]?)([a-z]\d+)$/.exec(description) ?? [];
  if (kind === 'u1' || kind === 'b1') return { bytes: 1, whole: true, read: readBytes };
  const get = READERS[kind];
  if (!get) return undefined;
  const bytes = Number(kind.slice(1));
  const isLittle = order !== '>';
  return {
    bytes,
    whole: !kind.startsWith('f'),
    read(view, count) {
      const data = SINGLE.has(kind) ? new Float32Array(count) : new Float64Array(count);
      for (let index = 0; index < count; index++) data[index] = get(view, index * bytes, isLittle);
      return data;
    },
  };
}

const readBytes = ({ buffer, byteOffset }: DataView<ArrayBuffer>, count: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(buffer.slice(byteOffset, byteOffset + count));

/** A number of 16 bits: sign, 5 bits of exponent, 10 of fraction (IEEE 754, binary16). */
function fromHalf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 === 0 ? 1 : -1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** What an array holds besides real numbers, by the letter of its type. */
const FOREIGN: Readonly<Record<string, Message>> = {
  O: message('Python objects, which are stored as a pickle'),
  U: message('texts'),
  S: message('texts'),
  a: message('texts'),
  c: message('complex numbers'),
  M: message('dates'),
  m: message('durations'),
  '': message('records of several fields'),
};

export function describeForeign(description: string): Message {
  const letter = description.replace(/^[<>|=]/, '').slice(0, 1);
  return FOREIGN[letter] ?? message('elements of type {{type}}', { type: description });
}
