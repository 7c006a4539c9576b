import type { Field, Fields } from './field.ts';
import * as makers from './field.ts';

/** A field as plain data, which can be sent to another process: all that it declares, without its functions. */
export interface FieldData {
  readonly kind: Field['kind'];
  readonly [property: string]: unknown;
}

const MAKERS: { readonly [Kind in Field['kind']]: (data: never) => Field } = makers;

export function fieldsToData(fields: Fields): Record<string, FieldData> {
  return mapEntries(fields, ({ schema: _schema, expected: _expected, ...data }) => data);
}

/** Fields that accept the same values as those whose data was sent, and say the same of them; a text that is not offered, any. */
export function fieldsFromData(data: Readonly<Record<string, FieldData>>): Fields {
  return mapEntries(data, (field) => (MAKERS[field.kind] as (data: FieldData) => Field)(field));
}

function mapEntries<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
