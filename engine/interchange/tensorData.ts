import { z } from 'zod';
import { weightsError } from './weightsError.ts';

const { base64ToUint8Array, uint8ArrayToBase64 } = z.core.util;

/** How the numbers of a tensor stand in JSON. */
export type TensorEncoding = 'numbers' | 'base64';

export const tensorDataSchema = z.union([z.array(z.number()), z.looseObject({ base64: z.string() })]);
export type TensorData = z.infer<typeof tensorDataSchema>;

/**
 * The numbers as JSON text: the shortest decimals that give the same float32 bits again, or little-endian base64.
 * @throws UserError weights.nonFinite, for the encoding `numbers`
 */
export function writeTensorData(name: string, data: Float32Array, encoding: TensorEncoding): string {
  if (encoding === 'base64') return JSON.stringify({ base64: uint8ArrayToBase64(littleEndianBytes(data)) });
  const numbers = new Array<string>(data.length);
  for (let index = 0; index < data.length; index++) numbers[index] = writeFloat32(data[index], name, index);
  return `[${numbers.join(',')}]`;
}

/**
 * @param length the number of elements that the tensor's shape asks for
 * @throws UserError weights.length, weights.malformed
 */
export function readTensorData(name: string, data: TensorData, length: number, where: string): Float32Array {
  const numbers = Array.isArray(data) ? Float32Array.from(data) : readBase64(name, data.base64, where);
  if (numbers.length === length) return numbers;
  throw weightsError('weights.length', `${where}: '${name}' expects ${length} numbers, but has ${numbers.length}`, {
    where: name,
    expected: `${length} numbers`,
    received: `${numbers.length}`,
  });
}

function writeFloat32(value: number, name: string, index: number): string {
  if (!Number.isFinite(value)) {
    throw weightsError('weights.nonFinite', `'${name}' has ${value} at element ${index}; JSON has no such number`, {
      where: name,
      expected: 'finite numbers',
      received: String(value),
      fix: 'Export as base64, which keeps every bit, or train again with a smaller learning rate',
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

function readBase64(name: string, base64: string, where: string): Float32Array {
  try {
    const bytes = base64ToUint8Array(base64);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getFloat32(index * 4, true));
  } catch {
    const details = { where: name, expected: 'base64', received: 'other characters' };
    throw weightsError('weights.malformed', `${where}: the data of '${name}' is not base64`, details);
  }
}
