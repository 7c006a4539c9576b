import type { SeenInput } from '#app/contract/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import type { Column, PreparedField } from '#engine/training/index.ts';
import { toAnyNumber } from './describeTensor.ts';
import { type InputField, inputFields } from './inputFields.ts';
import { pictureSize } from './pictureSize.ts';
import { rangeOf } from './rangeOf.ts';

/** What a sample looks like in one column of the data: a picture, or a row. Undefined for other inputs. */
export function seeInput(column: Column, sample: number): SeenInput | undefined {
  const size = sizeOf(column.shape);
  const values = column.data.subarray(sample * size, (sample + 1) * size);
  const picture = column.window ? undefined : pictureSize(column.shape);
  if (picture) return { kind: 'picture', ...picture, data: toBytes(values, rangeOf(column.data)).toString('base64') };
  const fields = inputFields(column, size);
  return fields && { kind: 'row', fields: fields.map((field) => ({ name: field.field.name, value: fieldValue(field, values) })) };
}

/** From the data's darkest value to its brightest. */
function toBytes(values: Column['data'], [low, high]: readonly [number, number] = [0, 1]): Buffer {
  const scale = 255 / (high - low || 1);
  return Buffer.from(Uint8Array.from(values, (value) => Math.round((value - low) * scale)));
}

const DAY_MS = 86_400_000;

/** The value of a field before its encoding: a number, a category or a date. */
function fieldValue({ field, start }: InputField, values: Column['data']) {
  const { kind, categories = [], encoding } = field;
  if (kind === 'category') {
    const index = encoding === 'index' ? values[start] - 1 : categories.findIndex((_, at) => values[start + at] === 1);
    return categories[index] ?? '?';
  }
  if (kind === 'text') return joinTokens(field, values.subarray(start));
  if (kind === 'date') return new Date(values[start] * DAY_MS).toISOString().slice(0, 10);
  return toAnyNumber(values[start]);
}

/** The part of a text that the network sees, with … for unknown tokens. Index 0 pads, 1 is unknown. */
function joinTokens({ tokens, vocabulary = [], length }: PreparedField, values: Column['data']): string {
  const known = [...values.subarray(0, length)].filter((index) => index > 0).map((index) => vocabulary[index - 2] ?? '…');
  return known.join(tokens === 'chars' ? '' : ' ');
}
