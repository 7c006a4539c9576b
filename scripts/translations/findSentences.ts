import { parseSource, type SyntaxNode, visit } from '../syntax/index.ts';
import { readingsOf } from './phrases.ts';

/** Properties and variables that hold what a person reads. */
const TOLD = new Set(['message', 'expected', 'received', 'label', 'help', 'summary', 'fix', 'whenEmpty', 'description', 'title']);
/** What is written in the source and read by nobody but who works on it. */
const SILENT = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ThrowStatement',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
]);

/**
 * The sentences that a room of the engine or the application tells people: what stands in properties such as `message` and
 * `help`, what errors are made of, how layers describe themselves, and every phrase of more than one word.
 */
export function findSentences(source: string, file: string): string[] {
  const found = new Set<string>();
  const add = (expression: unknown, mayBeWord: boolean) => {
    const readings = readingsOf(expression);
    for (const reading of readings ?? []) if (isTold(reading, mayBeWord)) found.add(reading);
    return readings !== undefined;
  };
  visit(parseSource(source, file), (node) => {
    if (SILENT.has(node.type) && !makesUserError(node)) return false;
    if (isDeclarationOfCodes(node)) return false;
    if (node.type === 'Property' && isTeX(node)) return false;
    if (node.type === 'Property' && TOLD.has(nameOf(node.key))) return !add(node.value, true);
    if (node.type === 'VariableDeclarator' && TOLD.has(nameOf(node.id))) return !add(node.init, true);
    if (node.type === 'Property' && nameOf(node.key) === 'describe') return !add((node.value as SyntaxNode).body, true);
    return !add(node, false);
  });
  return [...found];
}

/** TeX, and the papers that a layer comes from, are the same in every language. */
const isTeX = ({ key }: SyntaxNode): boolean =>
  ['forward', 'backward', 'derivative', 'formula', 'source', 'rule'].includes(nameOf(key));

/** `throw layersError(…)` tells a person; `throw new Error(…)` tells whoever made a mistake in the program. */
const makesUserError = ({ type, argument }: SyntaxNode): boolean =>
  type === 'ThrowStatement' &&
  !((argument as SyntaxNode).type === 'NewExpression' && nameOf((argument as SyntaxNode).callee) === 'Error');

/** The meanings of codes are for those who read the program. */
const isDeclarationOfCodes = (node: SyntaxNode): boolean =>
  (node.type === 'CallExpression' && nameOf(node.callee) === 'declareErrors') ||
  (node.type === 'VariableDeclarator' && nameOf(node.id).endsWith('_CODES'));

function nameOf(node: unknown): string {
  const { name, value } = node as { name?: unknown; value?: unknown };
  return String(name ?? value ?? '');
}

/** Statements to the database, and what they are made of. */
const SQL =
  /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|VACUUM|BEGIN|ORDER BY|LEFT JOIN)\b|[@_]\w+ =|^\w+ = |\w_\w+ = |\w\.\w+_\w+|SQLite format|ALTER TABLE/;

/** Words, or a phrase of several: not a name of the program, not an operator. */
function isTold(text: string, mayBeWord: boolean): boolean {
  const words = text.replaceAll(/\{\{\d+\}\}/g, ' ').match(/\p{L}{2,}/gu) ?? [];
  if (words.length === 0 || text.includes('\\') || SQL.test(text)) return false;
  return mayBeWord || (/\p{L}{2,}[,;:']? \S/u.test(text) && words.length > 1);
}
