import { lineAt, parseSource, type SyntaxNode, visit } from '../parseSource.ts';

/** A text that would be shown in English in every language. */
export interface BareText {
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Calls that translate their texts; messages of plain `Error`s are for developers. */
const LANGUAGE_CALLS = new Set(['t', 'later', 'message', 'plural', 'Error']);
/** Attributes and properties with user-visible texts. */
const READ = new Set([
  'title',
  'label',
  'description',
  'placeholder',
  'help',
  'text',
  'alt',
  'openLabel',
  'rightLabel',
  'formulaLabel',
  'hint',
  'reason',
  'subtitle',
  'nothingFound',
  'nothingFoundMessage',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
]);
/** Calls with user-visible arguments: `notices.done('…')`, `store.edit('…', recipe)`. */
const TELLING = new Set(['done', 'warn', 'edit', 'add']);
/** Nodes without user-visible texts: paths, types, and machine-readable attributes. */
const SILENT = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration.source',
  'TSLiteralType',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
]);

/**
 * Texts of a source that are not translated through `t`, `message` and the like: in the window all, elsewhere those of errors and
 * diagnostics.
 */
export function findBareTexts(source: string, file: string): BareText[] {
  const textsOf = /^renderer\//.test(file) ? textsOfWindow : textsOfErrors;
  const found: BareText[] = [];
  const report = (node: SyntaxNode, text: string) => found.push({ text: text.trim(), line: lineAt(source, node.start) });
  visit(parseSource(source, file), (node) => {
    if (SILENT.has(node.type) || isSaid(node)) return false;
    for (const { text, at } of textsOf(node)) report(at, text);
    return undefined;
  });
  return found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index);
}

/** A call of `t` and the like, or a plain `Error`. */
function isSaid({ type, callee }: SyntaxNode): boolean {
  return (type === 'CallExpression' || type === 'NewExpression') && LANGUAGE_CALLS.has(nameOf(callee));
}

interface Found {
  readonly text: string;
  readonly at: SyntaxNode;
}

/** Parts of errors and diagnostics whose plain strings are data. */
const OF_ERRORS = new Set(['message', 'expected', 'received', 'fix', 'advice']);

function textsOfErrors(node: SyntaxNode): Found[] {
  const [name, value] = node.type === 'Property' ? [node.key, node.value] : [node.id, node.init];
  const isOfError = (node.type === 'Property' || node.type === 'VariableDeclarator') && OF_ERRORS.has(nameOf(name));
  return isOfError ? literalsIn(value).filter(({ text }) => hasWord(text)) : [];
}

function textsOfWindow(node: SyntaxNode): Found[] {
  switch (node.type) {
    case 'JSXText':
      return hasWord(String(node.value)) ? [{ text: String(node.value), at: node }] : [];
    case 'JSXAttribute':
    case 'Property':
      return READ.has(nameOf(node.name ?? node.key)) ? literalsIn(node.value).filter(({ text }) => hasWord(text)) : [];
    case 'CallExpression':
      return TELLING.has(methodOf(node))
        ? (node.arguments as SyntaxNode[]).flatMap(literalsIn).filter(({ text }) => isPhrase(text) || hasWords(text))
        : [];
    case 'Literal':
    case 'TemplateLiteral':
      return literalsIn(node).filter(({ text }) => isPhrase(text));
    default:
      return [];
  }
}

/** The possible literal values of an expression. */
function literalsIn(value: unknown): Found[] {
  const node = value as SyntaxNode | null;
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ text: node.value, at: node }] : [];
    case 'TemplateLiteral':
      return [
        { text: (node.quasis as { value: { cooked: string } }[]).map(({ value: { cooked } }) => cooked).join(' … '), at: node },
      ];
    case 'JSXExpressionContainer':
      return literalsIn(node.expression);
    case 'ConditionalExpression':
      return [...literalsIn(node.consequent), ...literalsIn(node.alternate)];
    case 'LogicalExpression':
      return [...literalsIn(node.left), ...literalsIn(node.right)];
    default:
      return [];
  }
}

/** Names, paths, and verbatim contents of files and options are the same in every language. */
const NAMES = /\b(Backwire|SVG|PNG|JSON|base64|EN|OK)\b|中文|\/home\/\S+|"\w+":|\b\w+=/gu;

const hasWord = (text: string): boolean => /\p{L}{2,}/u.test(text.replaceAll(NAMES, ''));

/** Adjacent words anywhere in a sentence, which may begin with a value. */
const hasWords = (text: string): boolean => /\p{L}{2,} \p{L}{2,}/u.test(text);

/** Two words, the first capitalized. */
const isPhrase = (text: string): boolean => /^\p{Lu}[\p{L}'’-]* (\S* )*?\p{L}{2,}/u.test(text.trim());

function methodOf({ callee }: SyntaxNode): string {
  const { type, property } = callee as SyntaxNode;
  return type === 'MemberExpression' ? nameOf(property) : '';
}

function nameOf(node: unknown): string {
  const { name, value } = node as { name?: unknown; value?: unknown };
  return typeof name === 'object' ? nameOf(name) : String(name ?? value ?? '');
}
