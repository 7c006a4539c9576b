import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { UserError } from '../messages/index.ts';
import type { Field } from '../params/index.ts';
import { graph } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import { initializeParameters, type NamedTensor } from '../training/index.ts';
import type { FileContent } from './format.ts';
import {
  chooseFormat,
  FORMATS,
  HEAD_BYTES,
  isReadable,
  type ReadableFormat,
  recognizeFormat,
  type TrainedNetwork,
} from './index.ts';

/** Names that a format may have to escape. */
const [HIDDEN, OUTPUT] = ['größe "1"/\\ 隠れ', 'o'];
const checked = checkGraph(
  graph(
    [
      ['x', 'input', { shape: [2] }],
      [HIDDEN, 'dense', { units: 6 }],
      [OUTPUT, 'dense', { units: 3 }],
      ['y', 'target', { shape: [], classes: 3 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', HIDDEN],
      [HIDDEN, OUTPUT],
      [OUTPUT, 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  ),
);
const network: TrainedNetwork = {
  graph: checked,
  parameters: initializeParameters(checked, 1),
  preparation: {
    inputs: [{ name: 'point', shape: [2], features: ['a', 'b'], normalization: { offset: [1, 2], scale: [0.5, 4] } }],
    targets: [{ name: 'kind', shape: [], classes: 3, classNames: ['r', 'g', 'b'] }],
  },
  carriedTraining: { run: 'r1', step: 12, epoch: 2 },
};
const verification = { rows: 16, maxAbsError: 0, outputsSha256: 'cd' };

const bits = (tensors: readonly NamedTensor[]) =>
  tensors.map(({ name, shape, data }) => [name, shape, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);

/** The default options, and variants with one enumerated option changed. */
function optionsOf({ name, options }: ReadableFormat) {
  const others = Object.entries(options).flatMap(([option, field]) => valuesOf(field).map((value) => ({ [option]: value })));
  return [{}, ...others].map((given) => chooseFormat({ format: name, options: given }).options);
}

function valuesOf({ kind, options = [] }: Field): readonly unknown[] {
  return kind === 'bool' ? [true, false] : options;
}

const headOf = (content: FileContent) =>
  typeof content === 'string'
    ? Uint8Array.from(unescape(encodeURIComponent(content.slice(0, HEAD_BYTES))), (letter) => letter.charCodeAt(0))
    : content.subarray(0, HEAD_BYTES);

test('every format is fully declared, under a unique name', () => {
  expect(new Set(FORMATS.map(({ name }) => name)).size).toBe(FORMATS.length);
  for (const { name, label, help, extension, carries, source, reader, verification: sentence } of FORMATS) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(extension).toMatch(/^[a-z0-9]+(\.[a-z0-9]+)*$/);
    expect(label).not.toBe('');
    expect(help).toMatch(/\.$/);
    expect(source).toMatch(/\d{4}$/);
    expect(carries).toContain('weights');
    expect(reader ? sentence === undefined : /\.$/.test(sentence ?? '')).toBe(true);
  }
});

describe.each(FORMATS.filter(isReadable).map((format) => [format.name, format] as const))('%s', (_name, format) => {
  const { carries, reader } = format;

  test('reads back everything it carries, with any options', () => {
    for (const options of optionsOf(format)) {
      const written = format.write(network, options);
      const read = reader.read(format.addVerification?.(written, verification) ?? written, 'the file');
      expect(bits(read.parameters)).toEqual(bits(network.parameters));
      expect(read).toEqual({
        parameters: read.parameters,
        ...(carries.includes('graph') && { document: checked.document }),
        ...(carries.includes('preparation') && { preparation: network.preparation }),
        ...(carries.includes('training') && { training: network.carriedTraining }),
        ...(carries.includes('verification') && { verification }),
      });
    }
  });

  test('is the only format to recognize its files', () => {
    for (const options of optionsOf(format)) {
      const head = headOf(format.write(network, options));
      expect(FORMATS.filter((one) => one.reader?.recognizes(head))).toEqual([format]);
      expect(recognizeFormat(head, 'x.txt')).toBe(format);
    }
    expect(reader.recognizes(new Uint8Array())).toBe(false);
  });

  test('refuses damaged files with a message', () => {
    const [options] = optionsOf(format);
    const whole = format.write(network, options);
    const damaged = fc.nat(whole.length - 1).chain((at) =>
      fc.oneof(
        fc.constant(whole.slice(0, at)),
        fc
          .nat(255)
          .map((byte) =>
            typeof whole === 'string'
              ? `${whole.slice(0, at)}${String.fromCharCode(byte)}${whole.slice(at + 1)}`
              : whole.with(at, byte),
          ),
      ),
    );
    fc.assert(
      fc.property(damaged, (content) => {
        try {
          expect(reader.read(content, 'the file').parameters).toHaveLength(network.parameters.length);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as UserError).code).toMatch(/^(weights|graph)\./);
        }
      }),
      { numRuns: 500 },
    );
    expect(() => reader.read(whole.slice(0, 0), 'the file')).toThrow(UserError);
  });
});

test('an unrecognized file is identified by its extension, or read as JSON', () => {
  const noise = Uint8Array.of(1, 2, 3);
  for (const format of FORMATS.filter(isReadable))
    expect(recognizeFormat(noise, `A.${format.extension.toUpperCase()}`)).toBe(format);
  expect(recognizeFormat(noise, 'a.bin').name).toBe('json');
});

test.each([
  ['utf-8', [0x20, 0x0a, 0x7b]],
  ['utf-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0x7b]],
  ['utf-16le', [0xff, 0xfe, 0x0a, 0, 0x7b, 0]],
  ['utf-16be', [0xfe, 0xff, 0, 0x7b]],
])('JSON is recognized in %s', (_encoding, bytes) => {
  const json = FORMATS.find(({ name }) => name === 'json');
  expect(json?.reader?.recognizes(Uint8Array.from(bytes))).toBe(true);
});

test('the choice of a format is checked', () => {
  expect(chooseFormat()).toEqual({ format: FORMATS[0], options: { encoding: 'numbers' } });
  expect(chooseFormat({ format: 'json', options: { encoding: 'base64' } }).options).toEqual({ encoding: 'base64' });
  const refusal = (choice: Parameters<typeof chooseFormat>[0]) => {
    const { code, message } = refusalOf(() => chooseFormat(choice));
    return [code, message];
  };
  const names = FORMATS.map(({ name }) => name).join(', ');
  expect(refusal({ format: 'pickle' })).toEqual(['format.unknown', `There is no format 'pickle'; expected one of ${names}`]);
  expect(refusal({ options: { precision: 3 } })).toEqual([
    'format.badOption',
    "Format 'json' has no option 'precision'; expected one of encoding",
  ]);
  expect(refusal({ options: { encoding: 'hex' } })).toEqual([
    'format.badOption',
    `Format 'json': 'encoding' must be one of numbers, base64, but is "hex"`,
  ]);
});
