import { ALL_COLUMNS, type Field } from './field.ts';

const BOOLEANS: Readonly<Record<string, unknown>> = { true: true, false: false };
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The value of a field in text, as on a command line: `12`, `true`, `28x28` or `1,0.5`. The field has not checked it; text that stands
 * for no value of its kind is returned as it is, so that the field refuses it.
 */
export function readFieldText({ kind }: Pick<Field, 'kind'>, text: string): unknown {
  if (kind === 'choice' || kind === 'text' || kind === 'nodeId' || kind === 'column') return text;
  if (kind === 'texts') return [text];
  if (kind === 'byColumn') return { [ALL_COLUMNS]: text };
  if (kind === 'bool') return BOOLEANS[text] ?? text;
  const parts = isList(kind) ? text.split(/[\s,;x×[\]]+/).filter((part) => part !== '') : [text];
  if (!parts.every((part) => NUMBER.test(part))) return text;
  const numbers = parts.map(Number);
  return kind === 'shape' || kind === 'numbers' || numbers.length !== 1 ? numbers : numbers[0];
}

const isList = (kind: Field['kind']): boolean => ['shape', 'numbers', 'size', 'optionalSize'].includes(kind);
