import { expect, test } from 'vitest';
import { refusalOf } from '../testing/refusal.ts';
import { z } from '../text/index.ts';
import type { NamedTensor } from '../training/index.ts';
import reference from './reference/safetensorsFile.json' with { type: 'json' };
import { safetensors } from './safetensors.ts';

const bits = (tensors: readonly NamedTensor[] = []) =>
  tensors.map(({ name, shape, data }) => [name, shape, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);

test('a file that the safetensors package wrote is read to the bit', () => {
  const file = z.core.util.base64ToUint8Array(reference.file);
  expect(safetensors.reader?.recognizes(file)).toBe(true);
  expect(bits(safetensors.reader?.read(file, 'the file').parameters)).toEqual(reference.tensors);
});

/** A file with a header, followed by that many bytes of data. */
function fileOf(header: object | string, length: number): Uint8Array {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const bytes = new Uint8Array(8 + text.length + length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(
    Array.from(text, (letter) => letter.charCodeAt(0)),
    8,
  );
  return bytes;
}

const entry = (begin: number, end: number, shape: readonly number[] = [2], dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

test.each([
  ['nothing', new Uint8Array(), 'a complete header, found only 0 bytes'],
  ['a header that is cut off', fileOf({ w: entry(0, 8) }, 8).subarray(0, 20), 'a complete header, found only 20 bytes'],
  ['a header that is no JSON', fileOf('{"w": ', 8), 'a header in JSON'],
  ['a header that is not UTF-8', fileOf('{"\xff": 1}', 8), 'a header in JSON, found binary data'],
  ['numbers that are cut off', fileOf({ w: entry(0, 8) }, 4), '8 bytes of numbers, found 4'],
  ['more numbers than tensors', fileOf({ w: entry(0, 8) }, 12), '8 bytes of numbers, found 12'],
  ['a gap', fileOf({ v: entry(0, 8), w: entry(12, 20) }, 20), "bytes 8 to 16 for 'w', found bytes 12 to 20"],
  ['tensors that overlap', fileOf({ v: entry(0, 8), w: entry(4, 12) }, 12), "bytes 8 to 16 for 'w', found bytes 4 to 12"],
  ['another shape than length', fileOf({ w: entry(0, 8, [3]) }, 8), "bytes 0 to 12 for 'w', found bytes 0 to 8"],
  [
    'a tensor twice',
    fileOf('{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', 8),
    "bytes 0 to 4 for 'w', found bytes 4 to 8",
  ],
  ['another type', fileOf({ w: entry(0, 4, [2], 'BF16') }, 4), 'w.dtype: expected "F32", found "BF16"'],
  ['a damaged preparation', fileOf({ __metadata__: { 'backwire.preparation': '{' } }, 0), "JSON as 'backwire.preparation'"],
])('a file with %s is refused with a message', (_what, file, says) => {
  const { code, message } = refusalOf(() => safetensors.reader?.read(file, 'w.safetensors'));
  expect(code).toBe('weights.malformed');
  expect(message).toMatch(/^w\.safetensors/);
  expect(message).toContain(says);
});
