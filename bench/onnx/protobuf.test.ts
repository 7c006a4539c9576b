import { expect, test } from 'vitest';
import { bytes, float, integer, message, text } from './protobuf.ts';

const hex = (part: Uint8Array) => [...part].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** The first four are the examples of the format's documentation, "Encoding", protobuf.dev. */
test.each([
  ['a number of two bytes', integer(1, 150), '08 96 01'],
  ['a text', text(2, 'testing'), '12 07 74 65 73 74 69 6e 67'],
  ['a message within a message', message(3, integer(1, 150)), '1a 03 08 96 01'],
  ['a negative number, as 64 bits', integer(1, -2), '08 fe ff ff ff ff ff ff ff ff 01'],
  ['a number of one byte', integer(1, 127), '08 7f'],
  ['a field above 15, whose tag takes two bytes', integer(20, 1), 'a0 01 01'],
  ['a float, little-endian', float(2, 1), '15 00 00 80 3f'],
  ['bytes as they are', bytes(9, Uint8Array.of(0, 255)), '4a 02 00 ff'],
  ['letters beyond ASCII by their length in bytes', text(1, 'é'), '0a 02 c3 a9'],
])('%s', (_what, part, expected) => {
  expect(hex(part)).toBe(expected);
});
