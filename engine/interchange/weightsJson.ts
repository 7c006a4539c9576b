import { declareParameters } from '../compile/index.ts';
import {
  type CheckedGraph,
  GRAPH_LIMITS,
  type GraphDocument,
  type Preparation,
  preparationSchema,
  readGraphData,
} from '../graph/index.ts';
import { formatShape, sameShape, sizeOf } from '../ops/index.ts';
import { describePath, describeValue, parseJson, z } from '../text/index.ts';
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
  graph: z.looseObject({}),
  parameters: z.array(tensorSchema),
  preparation: preparationSchema.optional(),
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
  /** What raw numbers go through before the network can use them, and what its outputs mean; absent where no data fixed it. */
  readonly preparation?: Preparation;
  readonly training?: ReadTraining;
  readonly verification?: Verification;
}

export interface WriteWeightsOptions {
  readonly document: GraphDocument;
  readonly parameters: readonly NamedTensor[];
  readonly preparation?: Preparation;
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
  const { document, parameters, preparation, training, carriedTraining, verification, encoding = 'numbers' } = options;
  const fields = [
    `"format": "${WEIGHTS_FORMAT}"`,
    `"version": ${WEIGHTS_VERSION}`,
    `"graph": ${JSON.stringify(document)}`,
    `"parameters": ${writeTensors(parameters, encoding)}`,
    ...(preparation ? [`"preparation": ${JSON.stringify(preparation)}`] : []),
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

/** A weights file holds a graph, a level down. */
const DEPTH = GRAPH_LIMITS.depth + 1;

/**
 * Reads a weights file from its text.
 * @param where what the messages call the file
 * @throws UserError weights.*, and graph.* of the graph in it
 */
export function readWeightsJson(text: string, where = 'the weights file'): WeightsFile {
  const data = parse(text, where);
  checkFormat(data, where);
  const result = weightsSchema.safeParse(data);
  if (!result.success) {
    const [{ path, message }] = result.error.issues;
    const place = describePath(path);
    throw weightsError('weights.malformed', `${where}: ${place}: ${message}`, { where: `${where}, ${place}`, expected: message });
  }
  const { graph, parameters, preparation, training, verification } = result.data;
  if (preparation) requireWholePreparation(preparation, where);
  requireOnce(parameters, 'parameter', where);
  requireOnce(slotsOf(training), 'optimizer slot', where);
  return {
    document: readGraphData(graph, `${where}, the graph`).document,
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

/** Normalizations have an entry for all numbers of a sample, or one for each, and classes as many names as they are. */
function requireWholePreparation({ inputs, targets }: Preparation, where: string): void {
  for (const { name, shape, features, classes, classNames, normalization } of [...inputs, ...targets]) {
    const size = sizeOf(shape);
    const entries = [normalization?.offset, normalization?.scale].filter((list) => list !== undefined);
    const isWhole =
      entries.every(({ length }) => length === 1 || length === size) &&
      entries.every(({ length }) => length === entries[0].length) &&
      !normalization?.scale.includes(0) &&
      (features === undefined || features.length === size) &&
      (classNames === undefined || classNames.length === classes);
    if (isWhole) continue;
    const expected = `one entry for each of ${size} numbers, or one for all, and a name for each class`;
    throw weightsError('weights.malformed', `${where}: the preparation of '${name}' is damaged: expected ${expected}`, {
      where: `${where}, preparation of '${name}'`,
      expected,
    });
  }
}

function parse(text: string, where: string): unknown {
  const json = parseJson(text, DEPTH);
  if (json.ok) return json.data;
  const { problem, reason } = json;
  if (problem === 'syntax') {
    throw weightsError('weights.notJson', `${where} is not valid JSON: ${reason}`, { where, expected: 'JSON', received: reason });
  }
  const expected = `at most ${DEPTH} levels`;
  throw weightsError('weights.tooDeep', `${where} is nested too deeply: expected ${expected}`, {
    where,
    expected,
    received: reason,
  });
}

/** Of two parameters with one name, nobody knows which is meant. */
function requireOnce(named: readonly { readonly name: string }[], kind: string, where: string): void {
  const names = new Set<string>();
  for (const { name } of named) {
    if (names.has(name)) {
      throw weightsError('weights.duplicate', `${where}: expected the ${kind} '${name}' once, found it twice`, {
        where: `${where}, ${name}`,
        expected: `'${name}' once`,
        received: 'twice',
        fix: 'Remove the one that is not meant',
      });
    }
    names.add(name);
  }
}

const slotsSchema = z.looseObject({ optimizer: z.looseObject({ slots: z.array(z.looseObject({ name: z.string() })) }) });

/** The names of the optimizer's slots, where a file has them. */
function slotsOf(training: ReadTraining | undefined): readonly { readonly name: string }[] {
  return slotsSchema.safeParse(training).data?.optimizer.slots ?? [];
}

function checkFormat(data: unknown, where: string): void {
  const { format, version } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (format !== WEIGHTS_FORMAT) {
    const received = format === undefined ? 'no "format"' : `"format": ${describeValue(format)}`;
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
 * Refuses weights that nothing can be computed with. A file may hold them all the same, as base64.
 * @throws UserError weights.nonFinite
 */
export function requireFinite(parameters: readonly NamedTensor[], where: string): void {
  for (const { name, data } of parameters) {
    const index = data.findIndex((value) => !Number.isFinite(value));
    if (index < 0) continue;
    const received = String(data[index]);
    throw weightsError('weights.nonFinite', `${where}: '${name}' has ${received} at element ${index}; expected finite numbers`, {
      where: name,
      expected: 'finite numbers',
      received,
      fix: 'Train again with a smaller learning rate',
    });
  }
}

/**
 * The parameters that a graph needs, in its order.
 * @throws UserError weights.otherGraph where a name or a shape differs, weights.duplicate
 */
export function matchParameters(
  { analysis }: CheckedGraph,
  parameters: readonly NamedTensor[],
  where = 'the weights',
): NamedTensor[] {
  requireOnce(parameters, 'parameter', where);
  const given = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const matched = declareParameters(analysis).map(({ name, shape }) => {
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
