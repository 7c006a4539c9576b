import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english, message } from '../messages/index.ts';
import {
  decodeText,
  describeIssue,
  describeUnwritable,
  describeValue,
  type Encoding,
  encodingOf,
  expecting,
  findInvalidUtf8,
  fitsFloat32,
  parseJson,
  z,
} from './index.ts';

const decode = (encoding: Encoding, bytes: Uint8Array) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

describe('text of bytes', () => {
  test.each([
    ['a byte order mark', bytesOf(0xef, 0xbb, 0xbf, 0x5b, 0x5d)],
    ['UTF-16, little end first', bytesOf(0xff, 0xfe, 0x5b, 0, 0x5d, 0)],
    ['UTF-16, big end first', bytesOf(0xfe, 0xff, 0, 0x5b, 0, 0x5d)],
    ['UTF-16 without a mark', bytesOf(0x5b, 0, 0x5d, 0)],
    ['UTF-16 without a mark, big end first', bytesOf(0, 0x5b, 0, 0x5d)],
  ])('with %s is read', (_, bytes) => {
    expect(decodeText(bytes, decode)).toEqual({ ok: true, text: '[]' });
  });

  test('that is no text is rejected with a description', () => {
    const received = (...bytes: number[]) => {
      const decoded = decodeText(bytesOf(...bytes), decode);
      return decoded.ok ? decoded : { ...decoded, received: english(decoded.received) };
    };
    expect(received(0x41, 0x0a, 0x42, 0xfc)).toEqual({
      ok: false,
      isBinary: false,
      received: 'the byte 0xFC at offset 3 in line 2; the file is probably ISO 8859-1 or Windows-1252',
    });
    expect(received(0x1f, 0x8b, 8)).toMatchObject({ received: expect.stringContaining('gzip') });
    expect(received(0x50, 0x4b, 3, 4)).toMatchObject({ received: expect.stringContaining('zip archive') });
    expect(received(0xff, 0xfe, 0x41)).toMatchObject({ received: 'binary data' });
    expect(received(0x41, 0x42, 0)).toMatchObject({ received: 'binary data' });
    expect(encodingOf(bytesOf(0xff, 0xfe, 0, 0))).toBe('utf-8');
  });

  test("the first invalid UTF-8 byte is the one found by the platform's decoder", () => {
    const isText = (bytes: Uint8Array) => {
      try {
        decode('utf-8', bytes);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.constantFrom(
      [0x41],
      [0xc3, 0xbc],
      [0xe2, 0x82, 0xac],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x9f, 0x98, 0x80],
      [0xf4, 0x90],
      [0xc0],
    );
    const anyBytes = fc.array(fc.oneof(pieces, fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 3 })), { maxLength: 12 });
    fc.assert(
      fc.property(anyBytes, (parts) => {
        const bytes = Uint8Array.from(parts.flat());
        const offset = findInvalidUtf8(bytes);
        expect(offset === undefined).toBe(isText(bytes));
        if (offset !== undefined) expect(isText(bytes.subarray(0, offset))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('JSON', () => {
  test('is parsed down to a maximum depth, whatever its depth', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(nested(100), 100)).toMatchObject({ ok: true });
    expect(parseJson(nested(101), 100)).toMatchObject({ ok: false, problem: 'depth' });
    expect(parseJson(nested(1_000_000), 100)).toMatchObject({ ok: false, problem: 'depth' });
    expect(parseJson(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 100)).toMatchObject({ ok: false, problem: 'depth' });
  });

  test('that is invalid is rejected with the reason', () => {
    const reason = (text: string) => {
      const json = parseJson(text, 9);
      return json.ok ? json : { ...json, reason: english(json.reason) };
    };
    expect(reason('')).toMatchObject({ problem: 'syntax', reason: 'it is empty' });
    expect(reason('\0PNG')).toMatchObject({ reason: 'it is binary data' });
    expect(reason('[[NaN]]')).toMatchObject({ reason: 'NaN is not valid in JSON' });
    expect(reason('{"a": -Infinity}')).toMatchObject({ reason: '-Infinity is not valid in JSON' });
    expect(reason('[1, 2')).toMatchObject({ reason: expect.stringContaining('line 1 column 6') });
  });
});

describe('a value in a message', () => {
  const inEnglish = (value: unknown) => english(describeValue(value));

  test('is JSON, short', () => {
    expect(inEnglish({ a: [1, 'x', null, true], b: {} })).toBe('{"a":[1,"x",null,true],"b":{}}');
    expect(inEnglish('x'.repeat(1e6))).toHaveLength(61);
    expect(inEnglish(Array.from({ length: 1e6 }, () => 1))).toBe(`[${'1,'.repeat(29)}1…`);
  });

  test('describes what JSON cannot write', () => {
    expect(inEnglish(Number.NaN)).toBe('NaN');
    expect(inEnglish(undefined)).toBe('nothing');
    expect(inEnglish(JSON.parse('1e400'))).toBe('Infinity (a number too large to represent, such as 1e400)');
    expect(inEnglish('\ud800')).toBe('"\\ud800"');
  });

  test('is short for any value, however deep', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = level % 2 ? [deep] : { a: deep };
    expect(inEnglish(deep).length).toBeLessThanOrEqual(61);
    fc.assert(fc.property(fc.jsonValue(), (value) => inEnglish(value).length <= 61));
  });
});

test('float32 holds up to 3.4028235e38', () => {
  expect([3.4028234663852886e38, -3.4028235e38, 1e-300, 0].every(fitsFloat32)).toBe(true);
  expect([3.4028236e38, 1e39, -1e308, Number.NaN, Number.POSITIVE_INFINITY].some(fitsFloat32)).toBe(false);
});

test('a name that UTF-8 cannot encode is detected', () => {
  expect(['größe', '😀', 'a/b.c', '__proto__', 'a\0'].filter(describeUnwritable)).toEqual([]);
  expect(english(describeUnwritable('a\ud800') ?? '')).toBe('half of a surrogate pair');
});

test("schemas use this program's wording", () => {
  const says = (schema: z.ZodType, value: unknown) => {
    const [issue] = schema.safeParse(value).error?.issues ?? [];
    expect(english(describeIssue(issue, value))).toBe(issue.message);
    return issue.message;
  };
  expect(says(z.string(), 5)).toBe('expected text, found 5');
  expect(says(z.number(), undefined)).toBe('expected a number, found nothing');
  expect(says(z.number().int(), 'x')).toBe('expected a number, found "x"');
  expect(says(z.number().int(), 1.5)).toBe('expected a whole number, found 1.5');
  expect(says(z.number().min(1), 0)).toBe('expected at least 1, found 0');
  expect(says(z.number().positive(), 0)).toBe('expected more than 0, found 0');
  expect(says(z.string().max(3), 'long')).toBe('expected text of at most 3 characters, found 4 characters');
  expect(says(z.string().min(1), '')).toBe('expected text that is not empty, found ""');
  expect(says(z.literal('a'), 'b')).toBe('expected "a", found "b"');
  expect(says(z.enum(['a', 'b']), 'c')).toBe('expected one of a, b, found "c"');
  expect(says(z.tuple([z.string(), z.string()]), ['a'])).toBe('expected a list of at least 2 entries, found 1');
  expect(says(z.strictObject({}), { x: 1 })).toBe("expected known names only, found 'x'");
  expect(says(z.array(z.string()).max(1), ['a', 'b'])).toBe('expected a list of at most 1 entry, found 2');
  expect(says(z.object({ a: z.tuple([z.number()]) }), { a: ['x'] })).toBe('expected a number, found "x"');
  expect(says(z.number(), Number.POSITIVE_INFINITY)).toBe(
    'expected a number, found Infinity (a number too large to represent, such as 1e400)',
  );
  expect(says(expecting(Array.isArray, message('a pair')), 1)).toBe('expected a pair, found 1');
});
