import { type CheckedGraph, dataNodes, type NodeAnalysis } from '../graph/index.ts';
import { formatShape, type Shape, sizeOf } from '../ops/index.ts';
import { describeValue, fitsFloat32 } from '../text/index.ts';
import type { Column } from './dataset.ts';
import { requireValuesFit } from './requireValuesFit.ts';
import { describeSample, hasShape, hintFor } from './sampleShape.ts';
import { samplesError } from './samplesError.ts';

/** Given samples, ready to be gathered: a column for each input or target node. */
export interface SampleBatch {
  readonly count: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/**
 * Reads samples from JSON: an array of samples (each a number or nested arrays of the node's shape), or, with several
 * inputs or targets, an object from node id to such an array.
 * @param where what the messages call the place, such as a file's name
 * @throws UserError samples.*
 */
export function readSamples(
  json: unknown,
  { analysis: whole }: CheckedGraph,
  side: 'input' | 'target',
  where: string,
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
  requireKnownNodes(json, idsOf(nodes), idsOf(others), `${where}: expected samples of the ${side} nodes`);
  requireValuesFit(whole, columns, { side: side === 'input' ? 'indices' : 'targets', where });
  return { count: count ?? 0, columns };
}

/** Refuses inputs and targets that do not belong to each other. A graph without a target node takes none. */
export function requireSameCount(inputs: SampleBatch, targets: SampleBatch): void {
  if (targets.columns.size > 0 && inputs.count !== targets.count)
    throw unevenCount('the targets', 'the targets', inputs.count, targets.count);
}

function unevenCount(where: string, what: string, expected: number, received: number) {
  return samplesError('samples.count', `${where}: expected ${expected} samples for '${what}', found ${received}`, {
    where,
    expected: `${expected} samples`,
    received: `${received}`,
  });
}

const idsOf = (nodes: readonly NodeAnalysis[]): string[] => nodes.map(({ node }) => node.id);

/** One file may hold inputs and targets; a name that is neither is a slip. */
function requireKnownNodes(json: unknown, expected: readonly string[], others: readonly string[], text: string): void {
  if (!isObject(json)) return;
  const unknown = Object.keys(json).filter((id) => !expected.includes(id) && !others.includes(id));
  if (unknown.length === 0) return;
  const [known, received] = [expected, unknown].map((ids) => ids.map((id) => `'${id}'`).join(', '));
  throw samplesError('samples.unknownNode', `${text} ${known}, found ${received}`, { expected: known, received });
}

function describeKeys(json: Readonly<Record<string, unknown>>): string {
  const ids = Object.keys(json).map((id) => `'${id}'`);
  return ids.length === 0 ? 'an empty object' : `an object with ${ids.join(', ')}`;
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function samplesOf(json: unknown, { node, output = [] }: NodeAnalysis, nodeCount: number, where: string): readonly unknown[] {
  const own = isObject(json) && Object.hasOwn(json, node.id) ? json[node.id] : undefined;
  const samples = isObject(json) ? own : nodeCount === 1 ? json : undefined;
  if (!Array.isArray(samples)) {
    const expected = nodeCount === 1 ? 'an array of samples' : `an object with an array of samples for '${node.id}'`;
    const received = isObject(json) && samples === undefined ? describeKeys(json) : describeSample(samples ?? json);
    const fix = nodeCount === 1 ? hintFor(samples, output) : undefined;
    throw samplesError('samples.notAnArray', `${where}: expected ${expected}, found ${received}`, {
      where,
      expected,
      received,
      ...(fix !== undefined && { fix }),
    });
  }
  if (samples.length === 0) throw samplesError('samples.empty', `${where}: expected at least one sample, found none`, { where });
  return samples;
}

function readColumn(
  samples: readonly unknown[],
  nodeId: string,
  shape: Shape,
  classes: number | undefined,
  where: string,
): Column {
  const size = sizeOf(shape);
  const data = new Float64Array(samples.length * size);
  samples.forEach((sample, index) => {
    const place = `${where}, sample ${index + 1} of '${nodeId}'`;
    if (!hasShape(sample, shape)) throw wrongShape(samples, sample, shape, place);
    const numbers = Array.isArray(sample) ? sample.flat(shape.length) : [sample];
    numbers.forEach((number, element) => {
      data[index * size + element] = readNumber(number, classes, place);
    });
  });
  return { name: nodeId, shape, data, ...(classes !== undefined && { classes }) };
}

function wrongShape(samples: readonly unknown[], sample: unknown, shape: Shape, place: string) {
  const expected = `shape ${formatShape(shape)} (${sizeOf(shape)} numbers)`;
  const received = describeSample(sample);
  const fix = hintFor(samples, shape);
  return samplesError('samples.shape', `${place}: expected ${expected}, found ${received}`, {
    where: place,
    expected: formatShape(shape),
    received,
    ...(fix !== undefined && { fix }),
  });
}

function readNumber(value: unknown, classes: number | undefined, where: string): number {
  if (typeof value !== 'number' || !fitsFloat32(value)) {
    const isTooLarge = typeof value === 'number' && Number.isFinite(value);
    const expected = isTooLarge ? 'numbers that float32 can hold, up to 3.4e+38' : 'finite numbers';
    const received = describeValue(value);
    throw samplesError('samples.notANumber', `${where}: expected ${expected}, found ${received}`, { where, expected, received });
  }
  if (classes !== undefined && !(Number.isInteger(value) && value >= 0 && value < classes)) {
    const expected = `a class index from 0 to ${classes - 1}`;
    throw samplesError('samples.class', `${where}: expected ${expected}, found ${value}`, {
      where,
      expected,
      received: String(value),
    });
  }
  return value;
}
