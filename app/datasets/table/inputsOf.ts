import { isStored, type NumberArray, type RawField, type RawTable } from '#engine/training/index.ts';
import { storeMapped } from '../base/numberWriter.ts';
import type { RawInput } from '../base/source.ts';

interface InputsContext {
  readonly lines: Uint32Array;
  /** False for features that are plain numbers. */
  readonly isEncoded: boolean;
  /** The name of the data, in messages. */
  readonly where: string;
}

/** The inputs of a table: `features`, and one for each column of texts, or whose categories are fed as an index. */
export function inputsOf({ fields, data }: RawTable, { lines, isEncoded, where }: InputsContext): RawInput[] {
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
  const take = (chosen: readonly RawField[]) => takeColumns({ fields, data }, chosen, where);
  return [
    ...(rest.length > 0 ? [columnOf('features', rest, take(rest))] : []),
    ...indices.map((field) => columnOf(field.name, [field], take([field]))),
  ];
}

/** The values of some columns, row-major. */
function takeColumns({ fields, data }: RawTable, chosen: readonly RawField[], where: string): RawTable['data'] {
  const positions = chosen.map((field) => fields.indexOf(field));
  const take = (rows: NumberArray): Float64Array => {
    const taken = new Float64Array((rows.length / fields.length) * positions.length);
    for (let from = 0, to = 0; from < rows.length; from += fields.length)
      for (const position of positions) taken[to++] = rows[from + position];
    return taken;
  };
  if (isStored(data)) return storeMapped(data, fields.length, where, take);
  return data instanceof Float32Array ? Float32Array.from(take(data)) : take(data);
}
