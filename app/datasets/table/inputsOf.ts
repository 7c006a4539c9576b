import { numbersLike, type RawField, type RawTable } from '#engine/training/index.ts';
import type { RawInput } from '../base/source.ts';

/**
 * The inputs of a table: `features`, and one for each column of texts, or whose categories are fed as an index.
 * @param isEncoded false for features that are plain numbers
 */
export function inputsOf({ fields, data }: RawTable, lines: Uint32Array, isEncoded: boolean): RawInput[] {
  const isIndex = ({ kind, encoding }: RawField): boolean => kind === 'text' || (kind === 'category' && encoding === 'index');
  const columnOf = (name: string, chosen: readonly RawField[], values: RawInput['data']): RawInput => ({
    name,
    shape: [chosen.length],
    features: chosen.map((field) => field.name),
    data: values,
    lines,
    ...(isEncoded && { fields: chosen }),
  });
  const indices = fields.filter(isIndex);
  if (indices.length === 0) return [columnOf('features', fields, data)];
  const rest = fields.filter((field) => !isIndex(field));
  const take = (chosen: readonly RawField[]) => takeColumns({ fields, data }, chosen);
  return [
    ...(rest.length > 0 ? [columnOf('features', rest, take(rest))] : []),
    ...indices.map((field) => columnOf(field.name, [field], take([field]))),
  ];
}

/** The values of some columns, row-major. */
function takeColumns({ fields, data }: RawTable, chosen: readonly RawField[]): RawTable['data'] {
  const positions = chosen.map((field) => fields.indexOf(field));
  const rows = data.length / fields.length;
  const taken = numbersLike(data, rows * chosen.length);
  for (let row = 0, to = 0; row < rows; row++) {
    for (const position of positions) taken[to++] = data[row * fields.length + position];
  }
  return taken;
}
