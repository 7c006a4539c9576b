import type { Field } from './field.ts';

const BOOLEANS: Readonly<Record<string, unknown>> = { true: true, false: false };

/**
 * The value of a field in text, as on a command line: `12`, `true`, `28x28` or `1,0.5`. The field has not checked it; text that stands
 * for no value of its kind is returned as it is, so that the field refuses it.
 */
export function readFieldText({ kind }: Field, text: string): unknown {
  if (kind === 'choice' || kind === 'nodeId') return text;
  if (kind === 'bool') return BOOLEANS[text] ?? text;
  const numbers = text
    .split(/[\s,;x×[\]]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (!numbers.every(Number.isFinite)) return text;
  if (kind === 'shape' || kind === 'numbers') return numbers;
  if (numbers.length === 1) return numbers[0];
  return kind === 'size' || kind === 'optionalSize' ? numbers : text;
}
