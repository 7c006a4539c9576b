import { requireValid } from '../compile/index.ts';
import { declareErrors } from '../errors.ts';
import { dataNodes, type GraphDocument } from '../graph/index.ts';
import { formatShape, type Shape, sizeOf } from '../ops/index.ts';
import type { Column } from './dataset.ts';
import { requireValuesFit } from './requireValuesFit.ts';

const samplesError = declareErrors({
  'samples.notAnArray': 'Samples are not a list, or not one list for each input.',
  'samples.empty': 'There is no sample.',
  'samples.shape': 'A sample has another shape than its node.',
  'samples.notANumber': 'A sample holds something that is not a finite number.',
  'samples.class': 'A class index is no class of the target.',
  'samples.count': 'Inputs and targets have different numbers of samples.',
});

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
export function readSamples(json: unknown, document: GraphDocument, side: 'input' | 'target', where: string): SampleBatch {
  const analysis = requireValid(document);
  const nodes = dataNodes(analysis.nodes, side);
  const columns = new Map<string, Column>();
  let count: number | undefined;
  for (const { node, output, params } of nodes) {
    const samples = samplesOf(json, node.id, nodes.length, where);
    const classes = typeof params.classes === 'number' ? params.classes : undefined;
    columns.set(node.id, readColumn(samples, node.id, output ?? [], classes, where));
    if (count !== undefined && count !== samples.length) throw unevenCount(where, node.id, count, samples.length);
    count = samples.length;
  }
  requireValuesFit(analysis, columns, { side: side === 'input' ? 'indices' : 'targets', where });
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

function samplesOf(json: unknown, nodeId: string, nodeCount: number, where: string): readonly unknown[] {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const samples = isObject ? (json as Record<string, unknown>)[nodeId] : nodeCount === 1 ? json : undefined;
  if (!Array.isArray(samples)) {
    const expected = nodeCount === 1 ? 'an array of samples' : `an object with an array of samples for '${nodeId}'`;
    throw samplesError('samples.notAnArray', `${where}: expected ${expected}, found ${describe(samples ?? json)}`, {
      where,
      expected,
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
    const numbers = Array.isArray(sample) ? sample.flat(Number.POSITIVE_INFINITY) : [sample];
    if (!fits(sample, shape, numbers.length)) {
      const received = Array.isArray(sample)
        ? `${numbers.length} numbers of shape ${formatShape(shapeOf(sample))}`
        : describe(sample);
      throw samplesError('samples.shape', `${place}: expected shape ${formatShape(shape)} (${size} numbers), found ${received}`, {
        where: place,
        expected: formatShape(shape),
        received,
      });
    }
    numbers.forEach((number, element) => {
      data[index * size + element] = readNumber(number, classes, place);
    });
  });
  return { name: nodeId, shape, data, ...(classes !== undefined && { classes }) };
}

/** The node's shape, or as many numbers in one row. */
function fits(sample: unknown, shape: Shape, count: number): boolean {
  const given = shapeOf(sample);
  if (count !== sizeOf(shape)) return false;
  return given.length === shape.length ? given.every((length, axis) => length === shape[axis]) : given.length <= 1;
}

/** The lengths along the first element of each level. */
function shapeOf(sample: unknown): number[] {
  return Array.isArray(sample) ? [sample.length, ...shapeOf(sample[0])] : [];
}

function readNumber(value: unknown, classes: number | undefined, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    const received = describe(value);
    throw samplesError('samples.notANumber', `${where}: expected finite numbers, found ${received}`, {
      where,
      expected: 'finite numbers',
      received,
    });
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

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
