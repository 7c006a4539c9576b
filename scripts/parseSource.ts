import { parseAst } from 'vite';

/** A node of a syntax tree, in ESTree's form. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

/**
 * The syntax tree of a source file.
 * @param file its name, whose extension gives the language
 * @throws Error if the source cannot be parsed
 */
export function parseSource(source: string, file: string): unknown {
  return parseAst(source, { lang: languageOf(file) }, file);
}

/** Visits all nodes in pre-order; skips the children where `see` returns `false`. */
export function visit(value: unknown, see: (node: SyntaxNode) => unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
  } else if (typeof value === 'object' && value !== null) {
    if (isNode(value) && see(value) === false) return;
    for (const property of Object.values(value)) visit(property, see);
  }
}

/** The line of an offset in a text, from 1. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function isNode(value: object): value is SyntaxNode {
  return 'type' in value && typeof value.type === 'string' && 'start' in value;
}

function languageOf(file: string): 'ts' | 'tsx' | 'js' {
  if (file.endsWith('.tsx')) return 'tsx';
  return file.endsWith('.ts') ? 'ts' : 'js';
}
