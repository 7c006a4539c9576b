import { describeFormat, GRAPH_LIMITS, type GraphDocument, preparationSchema, readGraphData } from '../graph/index.ts';
import { type MessageValue, message } from '../messages/index.ts';
import { sizeOf } from '../ops/index.ts';
import { choice } from '../params/index.ts';
import { parseJson, z } from '../text/index.ts';
import type { NamedTensor } from '../training/index.ts';
import { checkSchema, OPTIMIZER_SLOT, PARAMETER, requireOnce, requireWholePreparation } from './checkSchema.ts';
import { defineFormat } from './format.ts';
import { type ReadTraining, type TrainedNetwork, type Verification, verificationSchema, type WeightsFile } from './network.ts';
import { readTensorData, TENSOR_ENCODINGS, type TensorEncoding, tensorDataSchema, writeTensorData } from './tensorData.ts';
import { weightsError } from './weightsError.ts';

const WEIGHTS_FORMAT = 'backwire-weights';
const WEIGHTS_VERSION = 1;

/** Backwire's own format: a trained network with all its metadata, as JSON. */
export const weightsJson = defineFormat({
  name: 'json',
  label: 'Backwire weights (JSON)',
  help: 'The complete network in one readable file. Backwire opens it, and any JSON parser reads it.',
  extension: 'weights.json',
  kind: 'text',
  carries: ['graph', 'weights', 'preparation', 'training', 'optimizer', 'verification'],
  options: {
    encoding: choice({
      default: 'numbers',
      options: TENSOR_ENCODINGS,
      optionLabels: { numbers: message('Decimal numbers'), base64: message('Base64') },
      help: 'How weights are written: as readable decimal numbers, or as base64, which is smaller and keeps NaN and infinity.',
    }),
  },
  source: 'Backwire, version 1 of backwire-weights, 2026',
  write: (network, { encoding }) => writeWeightsJson(network, encoding),
  addVerification,
  reader: { recognizes: beginsAnObject, read: readWeightsJson },
});

const tensorSchema = z.looseObject({
  name: z.string().min(1),
  shape: z.array(z.number().int().min(0)),
  dtype: z.literal('float32'),
  data: tensorDataSchema,
});

/** A section on training with optimizer slots that are tensors. */
const carriedSchema = z.looseObject({
  optimizer: z.looseObject({
    slots: z.array(z.strictObject({ ...tensorSchema.shape })),
  }),
});

const weightsSchema = z.looseObject({
  format: z.literal(WEIGHTS_FORMAT),
  version: z.number().int(),
  graph: z.looseObject({}),
  parameters: z.array(tensorSchema),
  preparation: preparationSchema.optional(),
  training: z.looseObject({}).optional(),
  verification: verificationSchema.optional(),
});

/** The end of a weights file: the verification, the last field, is added before it. */
const END = ' }\n';

/**
 * The text of a weights file without its verification: readable, self-describing and exact.
 * @throws UserError weights.nonFinite, for the encoding `numbers`
 */
export function writeWeightsJson(network: TrainedNetwork, encoding: TensorEncoding = 'numbers'): string {
  const { graph, parameters, preparation, training, carriedTraining } = network;
  const fields = [
    `"format": "${WEIGHTS_FORMAT}"`,
    `"version": ${WEIGHTS_VERSION}`,
    `"graph": ${JSON.stringify(graph.document)}`,
    `"parameters": ${writeTensors(parameters, dataIn(encoding))}`,
    ...(preparation ? [`"preparation": ${JSON.stringify(preparation)}`] : []),
    ...(training ? [`"training": ${writeTraining(training, dataIn(encoding))}`] : []),
    ...(carriedTraining ? [`"training": ${writeCarried(carriedTraining)}`] : []),
  ];
  return `{ ${fields.join(',\n  ')}${END}`;
}

/**
 * The text of a weights file with its verification added; the rest is unchanged.
 * @param text of {@link writeWeightsJson}
 */
export function addVerification(text: string, verification: Verification): string {
  return `${text.slice(0, -END.length)},\n  "verification": ${JSON.stringify(verification)}${END}`;
}

type Named = Pick<NamedTensor, 'name' | 'shape'>;
type WriteData<Tensor> = (tensor: Tensor) => string;

const dataIn =
  (encoding: TensorEncoding): WriteData<NamedTensor> =>
  ({ name, data }) =>
    writeTensorData(name, data, encoding);

function writeTensors<Tensor extends Named>(tensors: readonly Tensor[], writeData: WriteData<Tensor>): string {
  const lines = tensors.map((tensor) => {
    const { name, shape } = tensor;
    const head = `"name": ${JSON.stringify(name)}, "shape": ${JSON.stringify(shape)}, "dtype": "float32"`;
    return `    { ${head}, "data": ${writeData(tensor)} }`;
  });
  return lines.length > 0 ? `[\n${lines.join(',\n')} ]` : '[]';
}

interface TrainingSection<Tensor> {
  readonly optimizer?: { readonly slots: readonly Tensor[] } | undefined;
}

function writeTraining<Tensor extends Named>(
  { optimizer, ...origin }: TrainingSection<Tensor>,
  writeData: WriteData<Tensor>,
): string {
  const text = JSON.stringify(origin);
  if (!optimizer) return text;
  const { slots, ...rest } = optimizer;
  const separator = text === '{}' ? '' : ', ';
  return `${text.slice(0, -1)}${separator}"optimizer": { ${fieldsOf(rest)}, "slots": ${writeTensors(slots, writeData)} } }`;
}

/** The section of another file, laid out as in that file if Backwire wrote it. */
function writeCarried(training: ReadTraining): string {
  const carried = carriedSchema.safeParse(training);
  return carried.success ? writeTraining(carried.data, ({ data }) => writeRead(data)) : JSON.stringify(training);
}

/** Data as it was read; JSON.stringify would drop the sign of -0. */
function writeRead(data: z.infer<typeof tensorDataSchema>): string {
  if (!Array.isArray(data)) return JSON.stringify(data);
  return `[${data.map((value) => (Object.is(value, -0) ? '-0' : String(value))).join(',')}]`;
}

function fieldsOf(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(', ');
}

/** A weights file nests its graph one level down. */
const DEPTH = GRAPH_LIMITS.depth + 1;

/** True if text begins with a brace, in UTF-8 or UTF-16, after a byte order mark and spaces. */
function beginsAnObject(head: Uint8Array): boolean {
  return /^(?:(?:\u00ef\u00bb\u00bf)?\s*|(?:\u00ff\u00fe|\u00fe\u00ff)[\s\0]*|\0)\{/.test(String.fromCharCode(...head));
}

/** A weights file in JSON, which always has a graph. */
type WeightsJson = WeightsFile & { readonly document: GraphDocument };

/**
 * Reads a weights file from its text.
 * @param where name of the file in messages
 * @throws UserError weights.*, and graph.* of the graph in it
 */
export function readWeightsJson(text: string, where: MessageValue = message('the weights file')): WeightsJson {
  const data = parse(text, where);
  checkFormat(data, where);
  const { graph, parameters, preparation, training, verification } = checkSchema(weightsSchema, data, where);
  if (preparation) requireWholePreparation(preparation, where);
  requireOnce(parameters, PARAMETER, where);
  requireOnce(slotsOf(training), OPTIMIZER_SLOT, where);
  return {
    document: readGraphData(graph, message('{{where}}, the graph', { where })).document,
    parameters: parameters.map(({ name, shape, data: numbers }) => ({
      name,
      shape,
      data: readTensorData(name, numbers, sizeOf(shape), where),
    })),
    ...(preparation && { preparation }),
    ...(training && { training }),
    ...(verification && { verification }),
  };
}

function parse(text: string, where: MessageValue): unknown {
  const json = parseJson(text, DEPTH);
  if (json.ok) return json.data;
  const { problem, reason } = json;
  if (problem === 'syntax') {
    const notJson = message('{{where}} is not valid JSON: {{reason}}', { where, reason });
    throw weightsError('weights.notJson', notJson, { where, expected: 'JSON', received: reason });
  }
  const expected = message('at most {{depth}} levels', { depth: DEPTH });
  const tooDeep = message('{{where}} is nested too deeply: expected {{expected}}', { where, expected });
  throw weightsError('weights.tooDeep', tooDeep, { where, expected, received: reason });
}

const slotsSchema = z.looseObject({ optimizer: z.looseObject({ slots: z.array(z.looseObject({ name: z.string() })) }) });

/** The names of the optimizer's slots, if the file has them. */
function slotsOf(training: ReadTraining | undefined): readonly { readonly name: string }[] {
  return slotsSchema.safeParse(training).data?.optimizer.slots ?? [];
}

function checkFormat(data: unknown, where: MessageValue): void {
  const { format, version } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (format !== WEIGHTS_FORMAT) {
    const values = { where, expected: `"format": "${WEIGHTS_FORMAT}"`, received: describeFormat(format) };
    const text = message('{{where}} is not a weights file: expected {{expected}}, found {{received}}', values);
    throw weightsError('weights.foreign', text, values);
  }
  if (typeof version === 'number' && version > WEIGHTS_VERSION) {
    const text = message('{{where}} has version {{version}}; this program reads up to version {{known}}', {
      where,
      version,
      known: WEIGHTS_VERSION,
    });
    throw weightsError('weights.newerVersion', text, {
      where,
      expected: message('version {{version}}', { version: WEIGHTS_VERSION }),
      received: message('version {{version}}', { version }),
      fix: message('Update Backwire'),
    });
  }
}
