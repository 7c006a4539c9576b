import type { SurfaceFeature } from '#app/contract/index.ts';
import { dataNodes } from '#engine/graph/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { type Column, countFeatures } from '#engine/training/index.ts';
import { type InputField, inputFields } from './inputFields.ts';
import type { Network } from './network.ts';

/** A field of an input node. */
export interface NetworkField extends InputField {
  readonly node: string;
  /** Numbers of one sample of the node. */
  readonly size: number;
  readonly column: Column;
}

/** Samples that say what is usual. */
const MOST_SAMPLES = 2000;

/** The fields of all inputs that have any. */
export function fieldsOf({ graph, columns }: Network): NetworkField[] {
  return dataNodes(graph.analysis.nodes, 'input').flatMap(({ node, output = [] }) => {
    const column = columns.get(node.id);
    const size = sizeOf(output);
    return column ? (inputFields(column, size) ?? []).map((field) => ({ ...field, node: node.id, size, column })) : [];
  });
}

/** True for fields that can be an axis. */
export const isNumeric = ({ field }: NetworkField): boolean => field.kind === 'number' || field.kind === 'date';

export const isOf = (field: NetworkField, { node, name }: SurfaceFeature): boolean =>
  field.node === node && field.field.name === name;

/** The numbers of a field as most training samples have them: a number at its mean, others at their most frequent value. */
export function usualValue(field: NetworkField, train: Uint32Array): Float64Array {
  const samples = spread(train, MOST_SAMPLES);
  const rows = samples.map((sample) => numbersOf(field, sample));
  if (!isNumeric(field)) return mostFrequent(rows);
  const mean = rows.reduce((sum, [value]) => sum + value, 0) / Math.max(1, rows.length);
  return Float64Array.from({ length: countFeatures(field.field) }, (_, index) => (index === 0 ? mean : 0));
}

/** What people read for a usual value. */
export function nameValue({ field }: NetworkField, numbers: Float64Array): number | string {
  if (field.kind !== 'category' || !field.categories) return numbers[0];
  const index = field.encoding === 'index' ? numbers[0] : numbers.indexOf(1);
  return field.categories[index] ?? numbers[0];
}

/** Evenly chosen samples, at most so many. */
export function spread(samples: Uint32Array, most: number): number[] {
  const count = Math.min(samples.length, most);
  return Array.from({ length: count }, (_, index) => samples[Math.floor((index * samples.length) / count)]);
}

function numbersOf({ column, size, start, field }: NetworkField, sample: number): Float64Array {
  return Float64Array.from(column.data.subarray(sample * size + start, sample * size + start + countFeatures(field)));
}

function mostFrequent(rows: readonly Float64Array[]): Float64Array {
  const groups = [...Map.groupBy(rows, (row) => row.join(' ')).values()];
  const [[usual] = [new Float64Array()]] = groups.toSorted((a, b) => b.length - a.length);
  return usual;
}
