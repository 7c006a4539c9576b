import { parseAst } from 'vite';

/** One import, as it is written. */
export interface Import {
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
}

/** The nodes of the syntax tree that name another module: in an import, a re-export, `import()`, or `import('…').Type`. */
const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/**
 * Finds every import of a source file, of types too.
 * @param file its name, whose ending says which language it is
 * @throws Error when the source cannot be parsed
 */
export function readImports(source: string, file: string): Import[] {
  const imports: Import[] = [];
  visit(parseAst(source, { lang: languageOf(file) }, file), (node) => {
    const specifier = IMPORTING.has(node.type) ? literal(node.source) : undefined;
    if (specifier !== undefined) imports.push({ specifier, line: lineAt(source, node.start) });
  });
  return imports;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
  } else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) see(value);
    for (const property of Object.values(value)) visit(property, see);
  }
}

function isNode(value: object): value is SyntaxNode {
  return 'type' in value && typeof value.type === 'string' && 'start' in value;
}

function literal(source: unknown): string | undefined {
  const isText = typeof source === 'object' && source !== null && 'value' in source && typeof source.value === 'string';
  return isText ? (source.value as string) : undefined;
}

function languageOf(file: string): 'ts' | 'tsx' | 'js' {
  if (file.endsWith('.tsx')) return 'tsx';
  return file.endsWith('.ts') ? 'ts' : 'js';
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
