import { declareParameters } from '../compile/index.ts';
import {
  type CheckedGraph,
  describeFormat,
  GRAPH_LIMITS,
  type GraphDocument,
  type Preparation,
  preparationSchema,
  readGraphData,
} from '../graph/index.ts';
import { formatShape, sameShape, sizeOf } from '../ops/index.ts';
import { describeIssue, describePath, type Message, type MessageValue, message, parseJson, z } from '../text/index.ts';
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

const verificationSchema = z.looseObject({
  /** How many samples the outputs were compared on. */
  rows: z.number(),
  /** The largest difference of an output from that of the trained network. */
  maxAbsError: z.number(),
  /** Of the outputs of the network that was read back, by the fast executor, as little-endian float32. */
  outputsSha256: z.string(),
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

/** What was measured when the file was read back from the disk. */
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
  readonly encoding?: TensorEncoding;
}

/** The end of a weights file: the verification, the last field, is added before it. */
const END = ' }\n';

/**
 * The text of a weights file without its verification: readable, self-describing and exact.
 * @throws UserError weights.nonFinite, for the encoding `numbers`
 */
export function writeWeightsJson(options: WriteWeightsOptions): string {
  const { document, parameters, preparation, training, carriedTraining, encoding = 'numbers' } = options;
  const fields = [
    `"format": "${WEIGHTS_FORMAT}"`,
    `"version": ${WEIGHTS_VERSION}`,
    `"graph": ${JSON.stringify(document)}`,
    `"parameters": ${writeTensors(parameters, encoding)}`,
    ...(preparation ? [`"preparation": ${JSON.stringify(preparation)}`] : []),
    ...(training ? [`"training": ${writeTraining(training, encoding)}`] : []),
    ...(carriedTraining ? [`"training": ${JSON.stringify(carriedTraining)}`] : []),
  ];
  return `{ ${fields.join(',\n  ')}${END}`;
}

/**
 * The text of a weights file with what was measured when it was read back; all else stays as it was.
 * @param text of {@link writeWeightsJson}
 */
export function addVerification(text: string, verification: Verification): string {
  return `${text.slice(0, -END.length)},\n  "verification": ${JSON.stringify(verification)}${END}`;
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
export function readWeightsJson(text: string, where: MessageValue = message('the weights file')): WeightsFile {
  const data = parse(text, where);
  checkFormat(data, where);
  const result = weightsSchema.safeParse(data);
  if (!result.success) {
    const [issue] = result.error.issues;
    const [path, problem] = [describePath(issue.path), describeIssue(issue, data)];
    throw weightsError('weights.malformed', message('{{where}}: {{path}}: {{problem}}', { where, path, problem }), {
      where: message('{{where}}, {{path}}', { where, path }),
      expected: problem,
    });
  }
  const { graph, parameters, preparation, training, verification } = result.data;
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

/** Normalizations have an entry for all numbers of a sample, or one for each, and classes as many names as they are. */
function requireWholePreparation({ inputs, targets }: Preparation, where: MessageValue): void {
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
    const expected = message('one entry for each of {{size}} values, or one for all, and a name for each class', { size });
    const values = { where, name, expected };
    const text = message("{{where}}: the preparation of '{{name}}' is damaged: expected {{expected}}", values);
    throw weightsError('weights.malformed', text, {
      where: message("{{where}}, preparation of '{{name}}'", { where, name }),
      expected,
    });
  }
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

type Twice = (values: { readonly where: MessageValue; readonly name: string }) => Message;

const PARAMETER: Twice = (values) => message("{{where}}: expected the parameter '{{name}}' once, found it twice", values);
const OPTIMIZER_SLOT: Twice = (values) =>
  message("{{where}}: expected the optimizer slot '{{name}}' once, found it twice", values);

/** Of two parameters with one name, nobody knows which is meant. */
function requireOnce(named: readonly { readonly name: string }[], describe: Twice, where: MessageValue): void {
  const names = new Set<string>();
  for (const { name } of named) {
    if (names.has(name)) {
      throw weightsError('weights.duplicate', describe({ where, name }), {
        where: message('{{where}}, {{path}}', { where, path: name }),
        expected: message("'{{name}}' once", { name }),
        received: message('twice'),
        fix: message('Remove one of them'),
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

/**
 * Refuses weights that nothing can be computed with. A file may hold them all the same, as base64.
 * @throws UserError weights.nonFinite
 */
export function requireFinite(parameters: readonly NamedTensor[], where: MessageValue): void {
  for (const { name, data } of parameters) {
    const index = data.findIndex((value) => !Number.isFinite(value));
    if (index < 0) continue;
    const received = String(data[index]);
    const values = { where, name, received, index };
    const text = message("{{where}}: '{{name}}' has {{received}} at element {{index}}; expected finite numbers", values);
    throw weightsError('weights.nonFinite', text, {
      where: name,
      expected: message('finite numbers'),
      received,
      fix: message('Train again with a smaller learning rate'),
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
  where: MessageValue = message('the weights'),
): NamedTensor[] {
  requireOnce(parameters, PARAMETER, where);
  const given = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const matched = declareParameters(analysis).map(({ name, shape }) => {
    const parameter = given.get(name);
    const expected = message("'{{name}}' {{shape}}", { name, shape: formatShape(shape) });
    if (!parameter) throw otherGraph(where, expected, message('none'));
    if (!sameShape(parameter.shape, shape)) throw otherGraph(where, expected, formatShape(parameter.shape));
    given.delete(name);
    return parameter;
  });
  const [surplus] = given.values();
  if (surplus) {
    const expected = message("no parameter '{{name}}'", { name: surplus.name });
    throw otherGraph(where, expected, message('one of shape {{shape}}', { shape: formatShape(surplus.shape) }));
  }
  return matched;
}

function otherGraph(where: MessageValue, expected: MessageValue, received: MessageValue) {
  const values = { where, expected, received };
  const text = message('{{where}} belong to another graph: expected {{expected}}, found {{received}}', values);
  return weightsError('weights.otherGraph', text, values);
}
