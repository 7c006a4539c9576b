import { lineAt, parseSource, type SyntaxNode, visit } from '../parseSource.ts';

/** A text in a source, in English. */
interface FoundText {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** The texts that a source passes to translation functions. */
export interface Texts {
  readonly found: readonly FoundText[];
  /** Lines that compose a text, which cannot be translated. */
  readonly unclear: readonly number[];
}

/** Functions that take literal texts: the indices of those arguments. */
const TAKING: Readonly<Record<string, readonly number[]>> = { t: [0], later: [0], message: [0], plural: [1, 2] };

/** The translatable texts of a source: the literals passed to `t`, `later`, `message` and `plural`. */
export function findTexts(source: string, file: string): Texts {
  const found: FoundText[] = [];
  const unclear: number[] = [];
  visit(parseSource(source, file), (node) => {
    if (node.type !== 'CallExpression') return;
    const texts = (TAKING[nameOf(node.callee)] ?? []).map((index) => (node.arguments as readonly SyntaxNode[])[index]);
    for (const argument of texts) {
      const line = argument && lineAt(source, argument.start);
      for (const text of literalsIn(argument)) found.push({ text, line });
      if (isComposed(argument)) unclear.push(line);
    }
  });
  return { found, unclear };
}

/** The literal, or those of both branches of a condition. */
function literalsIn(node: SyntaxNode | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type !== 'ConditionalExpression') return [];
  return [node.consequent, node.alternate].flatMap((branch) => literalsIn(branch as SyntaxNode));
}

const isComposed = (node: SyntaxNode | undefined): boolean =>
  node?.type === 'TemplateLiteral' || node?.type === 'BinaryExpression';

function nameOf(node: unknown): string {
  return String((node as { name?: unknown }).name ?? '');
}
