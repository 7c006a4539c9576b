import { preparationSchema } from '../graph/index.ts';
import { type Message, type MessageValue, message } from '../messages/index.ts';
import { sizeOf } from '../ops/index.ts';
import { findInvalidUtf8, parseJson, z } from '../text/index.ts';
import { checkSchema, requireWholePreparation } from './checkSchema.ts';
import { defineFormat } from './format.ts';
import { type ReadTraining, type TrainedNetwork, verificationSchema, type WeightsFile } from './network.ts';
import { weightsError } from './weightsError.ts';

/** The format of the Hugging Face Hub: a header in JSON, then the raw data of all tensors. */
export const safetensors = defineFormat({
  name: 'safetensors',
  label: 'safetensors',
  help: 'Weights by name, without the graph, for PyTorch, JAX and other programs that read safetensors.',
  extension: 'safetensors',
  kind: 'binary',
  carries: ['weights', 'preparation', 'training', 'verification'],
  options: {},
  source: 'Hugging Face, safetensors format, 2022',
  write: writeNetwork,
  addVerification: (content, verification) => writeSafetensors({ ...readSafetensors(content, ''), verification }),
  reader: { recognizes: (head) => head[LENGTH_BYTES] === BRACE && headerLength(head) <= LONGEST_HEADER, read: readSafetensors },
});

/** The length of the header, as a little-endian uint64. */
const LENGTH_BYTES = 8;
/** The specification's own limit. */
const LONGEST_HEADER = 100_000_000;
const BRACE = 0x7b;
/** Free text fields: here, Backwire's other metadata in JSON. */
const METADATA = '__metadata__';
const KEYS = {
  preparation: 'backwire.preparation',
  training: 'backwire.training',
  verification: 'backwire.verification',
} as const;
const FLOAT32_BYTES = 4;

const offset = z.number().int().min(0);
const headerSchema = z.record(
  z.string(),
  z.object({ dtype: z.literal('F32'), shape: z.array(offset), data_offsets: z.tuple([offset, offset]) }),
);
const metadataSchema = z.record(z.string(), z.string());
type Entry = z.infer<typeof headerSchema>[string];

/** Without the optimizer state, which other programs would mistake for weights. */
function writeNetwork({ parameters, preparation, training, carriedTraining }: TrainedNetwork): Uint8Array {
  const { optimizer, ...origin } = (training ?? carriedTraining ?? {}) as ReadTraining;
  const { slots: _slots, ...type } = (optimizer ?? {}) as ReadTraining;
  const known = { ...origin, ...(optimizer !== undefined && { optimizer: type }) };
  return writeSafetensors({
    parameters,
    ...(preparation && { preparation }),
    ...(Object.keys(known).length > 0 && { training: known }),
  });
}

function writeSafetensors({ parameters, ...known }: WeightsFile): Uint8Array {
  const metadata = Object.entries(KEYS).flatMap(([part, key]) => {
    const value = known[part as keyof typeof KEYS];
    return value === undefined ? [] : [[key, JSON.stringify(value)]];
  });
  let end = 0;
  const entries = parameters.map(({ name, shape, data }): [string, Entry] => {
    const begin = end;
    end += data.length * FLOAT32_BYTES;
    return [name, { dtype: 'F32', shape: [...shape], data_offsets: [begin, end] }];
  });
  const header = encodeHeader({ [METADATA]: Object.fromEntries(metadata), ...Object.fromEntries(entries) });
  const bytes = new Uint8Array(LENGTH_BYTES + header.length + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  for (let index = 0; index < header.length; index++) bytes[LENGTH_BYTES + index] = header.charCodeAt(index);
  let at = LENGTH_BYTES + header.length;
  for (const { data } of parameters) {
    // As bits, so that NaN keeps its payload.
    const bits = new Uint32Array(data.buffer, data.byteOffset, data.length);
    for (let index = 0; index < bits.length; index++, at += FLOAT32_BYTES) view.setUint32(at, bits[index], true);
  }
  return bytes;
}

/** In ASCII; padded with spaces, so that the data is aligned to 8 bytes. */
function encodeHeader(header: object): string {
  const text = JSON.stringify(header).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return text.padEnd(Math.ceil(text.length / 8) * 8);
}

/** 8 bytes; if absent, larger than any file. */
function headerLength(head: Uint8Array): number {
  if (head.length < LENGTH_BYTES) return Number.POSITIVE_INFINITY;
  return Number(new DataView(head.buffer, head.byteOffset).getBigUint64(0, true));
}

/** @throws UserError weights.malformed */
function readSafetensors(bytes: Uint8Array, where: MessageValue): WeightsFile {
  const start = LENGTH_BYTES + headerLength(bytes);
  if (start > bytes.length) {
    throw malformed(where, message('a complete header'), message('only {{count}} bytes', { count: bytes.length }));
  }
  const { [METADATA]: metadata, ...tensors } = readHeader(bytes.subarray(LENGTH_BYTES, start), where);
  const entries = Object.entries(checkSchema(headerSchema, tensors, where));
  requireWhole(entries, bytes.length - start, where);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  return {
    parameters: entries.map(
      ([
        name,
        {
          shape,
          data_offsets: [begin],
        },
      ]) => ({
        name,
        shape,
        data: Float32Array.from({ length: sizeOf(shape) }, (_, index) => view.getFloat32(begin + index * FLOAT32_BYTES, true)),
      }),
    ),
    ...readMetadata(metadata ?? {}, where),
  };
}

/** Nesting of the header: an entry for each tensor, with lists. */
const DEPTH = 3;

function readHeader(bytes: Uint8Array, where: MessageValue): Record<string, unknown> {
  const json = findInvalidUtf8(bytes) === undefined ? parseJson(decodeUtf8(bytes), DEPTH) : undefined;
  if (!json?.ok) throw malformed(where, message('a header in JSON'), json ? json.reason : message('binary data'));
  return checkSchema(z.record(z.string(), z.unknown()), json.data, where);
}

function decodeUtf8(bytes: Uint8Array): string {
  return decodeURIComponent(z.core.util.uint8ArrayToHex(bytes).replace(/../g, '%$&'));
}

/** The tensors fill the file after the header without gaps, as specified. */
function requireWhole(entries: readonly (readonly [string, Entry])[], length: number, where: MessageValue): void {
  let end = 0;
  for (const [name, { shape, data_offsets: offsets }] of entries.toSorted(
    ([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0],
  )) {
    const next = end + sizeOf(shape) * FLOAT32_BYTES;
    if (offsets[0] !== end || offsets[1] !== next) {
      const expected = message("bytes {{begin}} to {{end}} for '{{name}}'", { begin: end, end: next, name });
      throw malformed(where, expected, message('bytes {{begin}} to {{end}}', { begin: offsets[0], end: offsets[1] }));
    }
    end = next;
  }
  if (end !== length) throw malformed(where, message('{{count}} bytes of numbers', { count: end }), String(length));
}

/** Deeper than any metadata. */
const METADATA_DEPTH = 8;

function readMetadata(metadata: unknown, where: MessageValue): Pick<WeightsFile, keyof typeof KEYS> {
  const texts = checkSchema(metadataSchema, metadata, where);
  const read = <T>(schema: z.ZodType<T>, key: string): T | undefined => {
    if (texts[key] === undefined) return undefined;
    const json = parseJson(texts[key], METADATA_DEPTH);
    if (!json.ok) throw malformed(where, message("JSON as '{{name}}'", { name: key }), json.reason);
    return checkSchema(schema, json.data, where);
  };
  const preparation = read(preparationSchema, KEYS.preparation);
  const training = read(z.looseObject({}), KEYS.training);
  const verification = read(verificationSchema, KEYS.verification);
  if (preparation) requireWholePreparation(preparation, where);
  return { ...(preparation && { preparation }), ...(training && { training }), ...(verification && { verification }) };
}

function malformed(where: MessageValue, expected: Message, received: MessageValue) {
  const text = message('{{where}} is damaged: expected {{expected}}, found {{received}}', { where, expected, received });
  return weightsError('weights.malformed', text, { where, expected, received });
}
