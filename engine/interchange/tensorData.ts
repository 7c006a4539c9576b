import { type MessageValue, message } from '../messages/index.ts';
import { describeValue, expecting, fitsFloat32, z } from '../text/index.ts';
import { weightsError } from './weightsError.ts';

const { base64ToUint8Array, uint8ArrayToBase64 } = z.core.util;

/** Encoding of a tensor's values in JSON. */
export const TENSOR_ENCODINGS = ['numbers', 'base64'] as const;
export type TensorEncoding = (typeof TENSOR_ENCODINGS)[number];

/** Numbers, checked one by one on reading, or base64. */
export type TensorData = readonly unknown[] | { readonly base64: string };

export const tensorDataSchema = expecting<TensorData>(isTensorData, message('a list of numbers, or { "base64": … }'));

function isTensorData(data: unknown): data is TensorData {
  return (
    Array.isArray(data) || (typeof data === 'object' && data !== null && 'base64' in data && typeof data.base64 === 'string')
  );
}

/**
 * The values as JSON text: the shortest decimals with the same float32 bits, or little-endian base64.
 * @throws UserError weights.nonFinite, for the encoding `numbers`
 */
export function writeTensorData(name: string, data: Float32Array, encoding: TensorEncoding): string {
  if (encoding === 'base64') return JSON.stringify({ base64: uint8ArrayToBase64(littleEndianBytes(data)) });
  const numbers = new Array<string>(data.length);
  for (let index = 0; index < data.length; index++) numbers[index] = writeFloat32(data[index], name, index);
  return `[${numbers.join(',')}]`;
}

/**
 * @param length the number of elements in the tensor's shape
 * @throws UserError weights.length, weights.notANumber, weights.malformed
 */
export function readTensorData(name: string, data: TensorData, length: number, where: MessageValue): Float32Array {
  const [given, numbers] = 'base64' in data ? decodeBase64(name, data.base64, where) : [data.length, data];
  if (given !== length) {
    const text = message("{{where}}: '{{name}}' expects {{length}} numbers, but has {{given}}", { where, name, length, given });
    throw weightsError('weights.length', text, {
      where: name,
      expected: message('{{count}} values', { count: length }),
      received: given,
    });
  }
  return numbers instanceof Float32Array ? numbers : readNumbers(name, numbers, where);
}

/** Each as float32, which must stay finite. */
function readNumbers(name: string, data: readonly unknown[], where: MessageValue): Float32Array {
  return Float32Array.from(data, (value, index) => {
    if (typeof value === 'number' && fitsFloat32(value)) return value;
    const expected =
      typeof value === 'number' ? message('a number that float32 can represent, up to 3.4e+38') : message('a number');
    const received = describeValue(value);
    const text = message("{{where}}: '{{name}}' expects {{expected}}, at element {{index}}, but has {{received}}", {
      where,
      name,
      expected,
      index,
      received,
    });
    throw weightsError('weights.notANumber', text, { where: name, expected, received });
  });
}

function writeFloat32(value: number, name: string, index: number): string {
  if (!Number.isFinite(value)) {
    const received = String(value);
    const text = message("'{{name}}' has {{received}} at element {{index}}, which JSON cannot represent", {
      name,
      received,
      index,
    });
    throw weightsError('weights.nonFinite', text, {
      where: name,
      expected: message('finite numbers'),
      received,
      fix: message('Export as base64, which keeps every bit, or train again with a smaller learning rate'),
    });
  }
  if (Object.is(value, -0)) return '-0';
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}

function littleEndianBytes(data: Float32Array): Uint8Array {
  const bytes = new Uint8Array(data.length * 4);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < data.length; index++) view.setFloat32(index * 4, data[index], true);
  return bytes;
}

/** @returns the number of values, a broken one as a fraction, and the whole ones */
function decodeBase64(name: string, base64: string, where: MessageValue): readonly [given: number, numbers: Float32Array] {
  let bytes: Uint8Array;
  try {
    bytes = base64ToUint8Array(base64);
  } catch {
    const details = { where: name, expected: 'base64', received: message('other characters') };
    throw weightsError('weights.malformed', message("{{where}}: the data of '{{name}}' is not base64", { where, name }), details);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = (_: unknown, index: number) => view.getFloat32(index * 4, true);
  return [bytes.length / 4, Float32Array.from({ length: Math.floor(bytes.length / 4) }, read)];
}
