import { bindColumns, type CheckedGraph, dataNodes, type NodeAnalysis } from '../graph/index.ts';
import { declareErrors, type Message, type MessageValue, message, quoted } from '../messages/index.ts';
import { formatShape, type Shape, sizeOf } from '../ops/index.ts';
import { describeValue, fitsFloat32 } from '../text/index.ts';
import type { Column } from './dataset.ts';
import { requireValuesFit } from './requireValuesFit.ts';
import { describeSample, hasShape, hintFor } from './sampleShape.ts';

const samplesError = declareErrors({
  'samples.notAnArray': 'Samples are not a list, or not one list per input.',
  'samples.unknownNode': 'Samples are given for a node that is neither input nor target.',
  'samples.empty': 'There are no samples.',
  'samples.shape': 'The shape of a sample differs from that of its node.',
  'samples.notANumber': 'A sample holds a value that is not a finite number.',
  'samples.class': 'A class index is out of range for the target.',
  'samples.count': 'Inputs and targets have different numbers of samples.',
});

/** Parsed samples: a column per input or target node. */
export interface SampleBatch {
  readonly count: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** Columns of data as samples of the input nodes. */
export function bindInputs({ analysis }: CheckedGraph, columns: readonly Column[], count: number): SampleBatch {
  return { count, columns: bindColumns<Column>(dataNodes(analysis.nodes, 'input'), columns) };
}

/**
 * Reads samples from JSON: an array of samples (each a number or nested arrays of the node's shape), or, with several inputs or
 * targets, an object from node id to such an array.
 * @param where name of the source in messages, such as a file name
 * @throws UserError samples.*
 */
export function readSamples(
  json: unknown,
  { analysis: whole }: CheckedGraph,
  side: 'input' | 'target',
  where: MessageValue,
): SampleBatch {
  const nodes = dataNodes(whole.nodes, side);
  const others = dataNodes(whole.nodes, side === 'input' ? 'target' : 'input');
  const columns = new Map<string, Column>();
  let count: number | undefined;
  for (const analysis of nodes) {
    const { node, output, params } = analysis;
    const samples = samplesOf(json, analysis, nodes.length, where);
    const classes = typeof params.classes === 'number' ? params.classes : undefined;
    columns.set(node.id, readColumn(samples, node.id, output ?? [], classes, where));
    if (count !== undefined && count !== samples.length) throw unevenCount(where, node.id, count, samples.length);
    count = samples.length;
  }
  requireKnownNodes(json, { side, expected: idsOf(nodes), others: idsOf(others) }, where);
  requireValuesFit(whole, columns, { side: side === 'input' ? 'indices' : 'targets', where });
  return { count: count ?? 0, columns };
}

/** Rejects inputs and targets of different counts. A graph without a target node takes no targets. */
export function requireSameCount(inputs: SampleBatch, targets: SampleBatch): void {
  if (targets.columns.size > 0 && inputs.count !== targets.count)
    throw unevenCount(message('the targets'), message('the targets'), inputs.count, targets.count);
}

function unevenCount(where: MessageValue, node: MessageValue, count: number, received: number) {
  const text = message("{{where}}: expected {{count}} samples for '{{node}}', found {{received}}", {
    where,
    count,
    node,
    received,
  });
  return samplesError('samples.count', text, { where, expected: message('{{count}} samples', { count }), received });
}

const idsOf = (nodes: readonly NodeAnalysis[]): string[] => nodes.map(({ node }) => node.id);

interface KnownNodes {
  readonly side: 'input' | 'target';
  /** The node ids of this side and of the other. */
  readonly expected: readonly string[];
  readonly others: readonly string[];
}

/** A file may hold both inputs and targets; other names are errors. */
function requireKnownNodes(json: unknown, { side, expected, others }: KnownNodes, where: MessageValue): void {
  if (!isObject(json)) return;
  const unknown = Object.keys(json).filter((id) => !expected.includes(id) && !others.includes(id));
  if (unknown.length === 0) return;
  const values = { where, nodes: expected.map(quoted), received: unknown.map(quoted) };
  const text =
    side === 'input'
      ? message('{{where}}: expected samples of the input nodes {{nodes}}, found {{received}}', values)
      : message('{{where}}: expected samples of the target nodes {{nodes}}, found {{received}}', values);
  throw samplesError('samples.unknownNode', text, { expected: values.nodes, received: values.received });
}

function describeKeys(json: Readonly<Record<string, unknown>>): Message {
  const names = Object.keys(json).map(quoted);
  return names.length === 0 ? message('an empty object') : message('an object with {{names}}', { names });
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

const unlike = (where: MessageValue, expected: MessageValue, received: MessageValue): Message =>
  message('{{where}}: expected {{expected}}, found {{received}}', { where, expected, received });

function samplesOf(
  json: unknown,
  { node, output = [] }: NodeAnalysis,
  nodeCount: number,
  where: MessageValue,
): readonly unknown[] {
  const own = isObject(json) && Object.hasOwn(json, node.id) ? json[node.id] : undefined;
  const samples = isObject(json) ? own : nodeCount === 1 ? json : undefined;
  if (!Array.isArray(samples)) {
    const expected =
      nodeCount === 1
        ? message('an array of samples')
        : message("an object with an array of samples for '{{node}}'", { node: node.id });
    const received = isObject(json) && samples === undefined ? describeKeys(json) : describeSample(samples ?? json);
    const fix = nodeCount === 1 ? hintFor(samples, output) : undefined;
    throw samplesError('samples.notAnArray', unlike(where, expected, received), {
      where,
      expected,
      received,
      ...(fix !== undefined && { fix }),
    });
  }
  if (samples.length === 0) {
    throw samplesError('samples.empty', message('{{where}}: expected at least one sample, found none', { where }), { where });
  }
  return samples;
}

function readColumn(
  samples: readonly unknown[],
  nodeId: string,
  shape: Shape,
  classes: number | undefined,
  where: MessageValue,
): Column {
  const size = sizeOf(shape);
  const data = new Float64Array(samples.length * size);
  samples.forEach((sample, index) => {
    const whereSample = () => message("{{where}}, sample {{sample}} of '{{node}}'", { where, sample: index + 1, node: nodeId });
    if (!hasShape(sample, shape)) throw wrongShape(samples, sample, shape, whereSample());
    const numbers = Array.isArray(sample) ? sample.flat(shape.length) : [sample];
    numbers.forEach((number, element) => {
      data[index * size + element] = readNumber(number, classes, whereSample);
    });
  });
  return { name: nodeId, shape, data, ...(classes !== undefined && { classes }) };
}

function wrongShape(samples: readonly unknown[], sample: unknown, shape: Shape, where: Message) {
  const expected = message('shape {{shape}} ({{count}} numbers)', { shape: formatShape(shape), count: sizeOf(shape) });
  const received = describeSample(sample);
  const fix = hintFor(samples, shape);
  return samplesError('samples.shape', unlike(where, expected, received), {
    where,
    expected: formatShape(shape),
    received,
    ...(fix !== undefined && { fix }),
  });
}

function readNumber(value: unknown, classes: number | undefined, whereSample: () => Message): number {
  if (typeof value !== 'number' || !fitsFloat32(value)) {
    const isTooLarge = typeof value === 'number' && Number.isFinite(value);
    const expected = isTooLarge ? message('numbers that float32 can represent, up to 3.4e+38') : message('finite numbers');
    const [where, received] = [whereSample(), describeValue(value)];
    throw samplesError('samples.notANumber', unlike(where, expected, received), { where, expected, received });
  }
  if (classes !== undefined && !(Number.isInteger(value) && value >= 0 && value < classes)) {
    const expected = message('a class index from 0 to {{last}}', { last: classes - 1 });
    const where = whereSample();
    throw samplesError('samples.class', unlike(where, expected, value), { where, expected, received: value });
  }
  return value;
}
