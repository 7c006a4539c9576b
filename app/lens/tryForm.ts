import type { TryForm, TryInput } from '#app/contract/index.ts';
import { dataNodes } from '#engine/graph/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import type { Column } from '#engine/training/index.ts';
import { type InputField, inputFields } from './inputFields.ts';
import type { Network } from './network.ts';
import { type PictureSize, pictureSize } from './pictureSize.ts';
import { findRange, rangeOf } from './rangeOf.ts';

/** How the inputs of a network are typed: as the columns of its data, or drawn. */
export function tryForm({ graph, columns, dataProblem }: Network): TryForm {
  const inputs = dataNodes(graph.analysis.nodes, 'input').map(({ node, output = [] }) =>
    describeInput(node.id, output, columns.get(node.id)),
  );
  return { inputs, dataProblem: dataProblem ?? null };
}

function describeInput(node: string, shape: readonly number[], column: Column | undefined): TryInput {
  const size = sizeOf(shape);
  const picture = column?.window ? undefined : (pictureSize(shape) ?? pictureOf(column, size));
  if (picture) return { node, size, picture: { ...picture, range: (column && rangeOf(column.data)) ?? [0, 1] } };
  const fields = inputFields(column ?? {}, size);
  return { node, size, ...(fields && { fields: fields.map((each) => describeField(each, column, size)) }) };
}

/** The picture that the graph has flattened. */
function pictureOf(column: Column | undefined, size: number): PictureSize | undefined {
  return column && sizeOf(column.shape) === size ? pictureSize(column.shape) : undefined;
}

function describeField({ field, start }: InputField, column: Column | undefined, stride: number) {
  const { name, kind, categories } = field;
  if (kind === 'category') return { name, kind, categories: [...(categories ?? [])] };
  if (kind === 'text') return { name, kind };
  const range = column && findRange(column.data, start, stride);
  return { name, kind, ...(range && { range }) };
}
