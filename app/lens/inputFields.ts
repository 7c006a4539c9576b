import { type Column, countFeatures, type PreparedField } from '#engine/training/index.ts';

/** A column of a table, with the features of the input that it became. */
export interface InputField {
  readonly field: PreparedField;
  /** The first of them. */
  readonly start: number;
}

/** More are neither typed nor read one by one. */
const MOST_FIELDS = 64;

/**
 * The fields of an input: columns of its table, or its numbers by their names or indices. Undefined for too many, and for
 * a window over rows.
 */
export function inputFields({ name, fields, features, window }: Partial<Column>, size: number): InputField[] | undefined {
  if (window) return undefined;
  const all =
    fields ??
    Array.from({ length: size }, (_, index) => ({
      name: features?.[index] ?? (size === 1 && name !== undefined ? name : `[${index}]`),
      kind: 'number' as const,
    }));
  if (all.length > MOST_FIELDS) return undefined;
  let start = 0;
  return all.map((field) => {
    const own = { field, start };
    start += countFeatures(field);
    return own;
  });
}
