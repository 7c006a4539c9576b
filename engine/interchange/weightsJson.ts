import { z } from 'zod';
import { declareParameters, requireValid } from '../compile/index.ts';
import { type GraphDocument, graphSchema } from '../graph/index.ts';
import { formatShape, sameShape, sizeOf } from '../ops/index.ts';
import type { NamedTensor } from '../training/index.ts';
import { readTensorData, type TensorEncoding, tensorDataSchema, writeTensorData } from './tensorData.ts';
import { weightsError } from './weightsError.ts';

export const WEIGHTS_FORMAT = 'backwire-weights';
export const WEIGHTS_VERSION = 1;

const tensorSchema = z.looseObject({
  name: z.string().min(1),
  shape: z.array(z.number().int().min(0)),
  dtype: z.literal('float32'),
  data: tensorDataSchema,
});

const verificationSchema = z.looseObject({ rows: z.number(), maxAbsError: z.number(), outputsSha256: z.string() });

const weightsSchema = z.looseObject({
  format: z.literal(WEIGHTS_FORMAT),
  version: z.number().int(),
  graph: graphSchema,
  parameters: z.array(tensorSchema),
  training: z.looseObject({}).optional(),
  verification: verificationSchema.optional(),
});

/** What was found when the file was read again after writing. */
export type Verification = z.infer<typeof verificationSchema>;

/** Where weights come from. Step, epoch and loss are those of the weights, however far the run went after them. */
export interface TrainingOrigin {
  readonly run?: string;
  /** How the run ended, where it was not completed. */
  readonly status?: string;
  readonly step: number;
  readonly epoch: number;
  readonly loss?: number;
  /** How far the run had trained when it put these weights back, the best ones. */
  readonly restoredAfter?: { readonly step: number; readonly epoch: number };
  /** With the state for each weight, or a note that says why it is left out. */
  readonly optimizer?: { readonly type: string; readonly note?: string; readonly slots: readonly NamedTensor[] };
  readonly dataset?: {
    readonly name: string;
    readonly sha256: string;
    /** How raw numbers of each input column became what the network saw: (raw - offset) · scale, one entry for all elements or one for each. */
    readonly normalization?: Readonly<Record<string, { readonly offset: readonly number[]; readonly scale: readonly number[] }>>;
  };
}

/** The training section of a file, as it stood there. */
export type ReadTraining = Readonly<Record<string, unknown>>;

export interface WeightsFile {
  readonly document: GraphDocument;
  readonly parameters: readonly NamedTensor[];
  readonly training?: ReadTraining;
  readonly verification?: Verification;
}

export interface WriteWeightsOptions {
  readonly document: GraphDocument;
  readonly parameters: readonly NamedTensor[];
  readonly training?: TrainingOrigin;
  /** Instead of `training`: what another file said of it, written again as it stood there. */
  readonly carriedTraining?: ReadTraining;
  readonly verification?: Verification;
  readonly encoding?: TensorEncoding;
}

/**
 * The text of a weights file: readable, self-describing and exact.
 * @throws UserError weights.nonFinite, for the encoding `numbers`
 */
export function writeWeightsJson(options: WriteWeightsOptions): string {
  const { document, parameters, training, carriedTraining, verification, encoding = 'numbers' } = options;
  const fields = [
    `"format": "${WEIGHTS_FORMAT}"`,
    `"version": ${WEIGHTS_VERSION}`,
    `"graph": ${JSON.stringify(document)}`,
    `"parameters": ${writeTensors(parameters, encoding)}`,
    ...(training ? [`"training": ${writeTraining(training, encoding)}`] : []),
    ...(carriedTraining ? [`"training": ${JSON.stringify(carriedTraining)}`] : []),
    ...(verification ? [`"verification": ${JSON.stringify(verification)}`] : []),
  ];
  return `{ ${fields.join(',\n  ')} }\n`;
}

function writeTensors(tensors: readonly NamedTensor[], encoding: TensorEncoding): string {
  const lines = tensors.map(({ name, shape, data }) => {
    const head = `"name": ${JSON.stringify(name)}, "shape": ${JSON.stringify(shape)}, "dtype": "float32"`;
    return `    { ${head}, "data": ${writeTensorData(name, data, encoding)} }`;
  });
  return lines.length > 0 ? `[\n${lines.join(',\n')} ]` : '[]';
}

function writeTraining({ optimizer, ...origin }: TrainingOrigin, encoding: TensorEncoding): string {
  const text = JSON.stringify(origin);
  if (!optimizer) return text;
  const { slots, ...rest } = optimizer;
  const separator = text === '{}' ? '' : ', ';
  return `${text.slice(0, -1)}${separator}"optimizer": { ${fieldsOf(rest)}, "slots": ${writeTensors(slots, encoding)} } }`;
}

function fieldsOf(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(', ');
}

/**
 * Reads a weights file from its text.
 * @param where what the messages call the file
 * @throws UserError weights.*
 */
export function readWeightsJson(text: string, where = 'the weights file'): WeightsFile {
  const data = parseJson(text, where);
  checkFormat(data, where);
  const result = weightsSchema.safeParse(data);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    const place = path.map(String).join('.');
    throw weightsError('weights.malformed', `${where}: ${place}: ${message}`, { where: `${where}, ${place}`, expected: message });
  }
  const { graph, parameters, training, verification } = result.data;
  return {
    document: graph,
    parameters: parameters.map(({ name, shape, data: numbers }) => ({
      name,
      shape,
      data: readTensorData(name, numbers, sizeOf(shape), where),
    })),
    ...(training && { training }),
    ...(verification && { verification }),
  };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw weightsError('weights.notJson', `${where} is not valid JSON: ${reason}`, { where, expected: 'JSON', received: reason });
  }
}

function checkFormat(data: unknown, where: string): void {
  const { format, version } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (format !== WEIGHTS_FORMAT) {
    const received = format === undefined ? 'no "format"' : `"format": ${JSON.stringify(format)}`;
    const expected = `"format": "${WEIGHTS_FORMAT}"`;
    throw weightsError('weights.foreign', `${where} is not a weights file: expected ${expected}, found ${received}`, {
      where,
      expected,
      received,
    });
  }
  if (typeof version === 'number' && version > WEIGHTS_VERSION) {
    throw weightsError(
      'weights.newerVersion',
      `${where} has version ${version}; this program reads up to version ${WEIGHTS_VERSION}`,
      {
        where,
        expected: `version ${WEIGHTS_VERSION}`,
        received: `version ${version}`,
        fix: 'Update Backwire',
      },
    );
  }
}

/**
 * The parameters that a graph needs, in its order, each finite.
 * @throws UserError weights.otherGraph where a name or a shape differs, weights.nonFinite, graph.invalid
 */
export function matchParameters(
  document: GraphDocument,
  parameters: readonly NamedTensor[],
  where = 'the weights',
): NamedTensor[] {
  const given = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const matched = declareParameters(requireValid(document)).map(({ name, shape }) => {
    const parameter = given.get(name);
    if (!parameter) throw otherGraph(where, `'${name}' ${formatShape(shape)}`, 'none');
    if (!sameShape(parameter.shape, shape))
      throw otherGraph(where, `'${name}' ${formatShape(shape)}`, formatShape(parameter.shape));
    given.delete(name);
    return parameter;
  });
  const [surplus] = given.values();
  if (surplus) throw otherGraph(where, `no parameter '${surplus.name}'`, `one of shape ${formatShape(surplus.shape)}`);
  return matched;
}

function otherGraph(where: string, expected: string, received: string) {
  return weightsError('weights.otherGraph', `${where} belong to another graph: expected ${expected}, found ${received}`, {
    where,
    expected,
    received,
  });
}
