import type { FieldValue, FoundSample, SeenInput, TryField, TryForm, TryInput, TypedInputs } from '#app/contract/index.ts';

/** What fields and pads begin with, counted. */
export interface Beginning {
  readonly inputs: TypedInputs;
  readonly version: number;
}

/** The middle of the data, and first categories. Pictures and long rows begin empty. */
export function initialInputs({ inputs }: TryForm): TypedInputs {
  return Object.fromEntries(
    inputs.flatMap(({ node, fields }) => {
      return fields ? [[node, Object.fromEntries(fields.map((field) => [field.name, initialField(field)]))]] : [];
    }),
  );
}

function initialField({ kind, categories = [], range: [low, high] = [0, 0] }: TryField): FieldValue {
  if (kind === 'category') return categories[0] ?? '';
  if (kind === 'text') return '';
  return kind === 'date' ? Math.round((low + high) / 2) : Number(((low + high) / 2).toPrecision(3));
}

/** What a sample of the data would be typed as; undefined if its inputs are not those of the form. */
export function fromSample({ inputs }: TryForm, { inputs: seen = [] }: FoundSample): TypedInputs | undefined {
  const [input] = inputs;
  if (inputs.length !== 1 || seen.length !== 1 || !input) return undefined;
  return { [input.node]: typedLike(input, seen[0]) };
}

function typedLike({ fields, picture }: TryInput, seen: SeenInput): TypedInputs[string] {
  if (seen.kind === 'picture') {
    const [low, high] = picture?.range ?? [0, 255];
    return Array.from(atob(seen.data), (character) => low + (character.charCodeAt(0) / 255) * (high - low));
  }
  const kinds = new Map(fields?.map(({ name, kind }) => [name, kind]));
  return Object.fromEntries(seen.fields.map(({ name, value }) => [name, kinds.get(name) === 'date' ? toDays(value) : value]));
}

const DAY_MS = 86_400_000;

/** Days since 1970 of a date such as 2024-05-01; null for none. */
export function toDays(date: string | number): number | null {
  const days = Date.parse(String(date)) / DAY_MS;
  return Number.isNaN(days) ? null : days;
}

/** The date of days since 1970. */
export const toDate = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);
