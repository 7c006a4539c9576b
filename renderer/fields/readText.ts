import type { Layer } from '#engine/layers/index.ts';
import { parseShape } from '../format/index.ts';
import { message, say } from '../language/index.ts';

/** A parameter's declaration. */
export type Field = Layer['params'][string];

export type Reading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/** Parses the text of a parameter field. */
export function readText(field: Field, text: string): Reading {
  const value = parse(field, text.trim());
  const result = field.schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problem: say(message('Expected {{expected}}', { expected: field.expected(value) })) };
}

function parse(field: Field, text: string): unknown {
  const isOptional = ['optionalInt', 'optionalFloat', 'optionalSize'].includes(field.kind);
  if (field.kind === 'shape') return parseShape(text);
  if (field.kind === 'size' || (field.kind === 'optionalSize' && text !== '')) return parseSize(text);
  if (field.kind === 'numbers')
    return text
      .split(/[\s,;[\]]+/)
      .filter(Boolean)
      .map(Number);
  if (text === '') return isOptional ? null : undefined;
  return Number(text.replace('−', '-').replace(/[\s\u202f_]/g, ''));
}

/** True if a field holds dimension lengths. */
function isShape({ kind }: Field): boolean {
  return kind === 'shape' || kind === 'size' || kind === 'optionalSize';
}

/** One number, or two: "3" or "3 × 5". */
function parseSize(text: string): unknown {
  const sides = parseShape(text);
  return Array.isArray(sides) && sides.length === 1 ? sides[0] : sides;
}

/** The text of a document's value, including invalid values from files. */
export function writeText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isShape(field) && Array.isArray(value)) return value.join(' × ');
  if (field.kind === 'numbers' && Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** The value one step up (1) or down (-1): a declared step, or one of the leading digit. */
export function stepValue(field: Field, value: number, direction: 1 | -1, large: boolean): number {
  const natural =
    value === 0 ? 0.1 : 10 ** Math.floor(Math.log10(Math.abs(value)) - (direction < 0 && isPowerOfTen(value) ? 1 : 0));
  const step = (field.step ?? natural) * (large ? 10 : 1);
  const next = Number((value + direction * step).toPrecision(12));
  return Math.min(field.max ?? Number.POSITIVE_INFINITY, Math.max(field.min ?? Number.NEGATIVE_INFINITY, next));
}

function isPowerOfTen(value: number): boolean {
  const exponent = Math.log10(Math.abs(value));
  return Math.abs(exponent - Math.round(exponent)) < 1e-9;
}
