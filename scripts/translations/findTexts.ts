import { lineAt, parseSource, type SyntaxNode, visit } from '../syntax/index.ts';
import { readingsOf } from './phrases.ts';

/** What a source of the window gives to its functions of language. */
export interface Texts {
  /** Texts of `t('…')`, `later('…')` and `phrase('…')`. */
  readonly keys: readonly string[];
  /** Lines where they get no text that stands there; `t(variable)` says what `later` has marked. */
  readonly unclear: readonly number[];
}

/** Functions that take a text as it stands in the source. */
const TAKING = new Set(['t', 'later', 'phrase']);

/** The texts that a source of the window says in the language in use. */
export function findTexts(source: string, file: string): Texts {
  const keys = new Set<string>();
  const unclear: number[] = [];
  visit(parseSource(source, file), (node) => {
    if (node.type !== 'CallExpression' || !TAKING.has(nameOf(node.callee))) return;
    const [text] = node.arguments as readonly SyntaxNode[];
    const readings = readingsOf(text);
    if (readings && text.type !== 'TemplateLiteral' && text.type !== 'BinaryExpression')
      for (const reading of readings) keys.add(reading);
    else if (readings) unclear.push(lineAt(source, text.start));
  });
  return { keys: [...keys], unclear };
}

function nameOf(node: unknown): string {
  return String((node as { name?: unknown }).name ?? '');
}
