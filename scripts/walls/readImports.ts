import { lineAt, parseSource, visit } from '../syntax/index.ts';

/** One import, as written. */
export interface Import {
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
}

/** Syntax tree nodes that name another module: in an import, a re-export, `import()`, or `import('…').Type`. */
const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/**
 * Finds every import of a source file, including types.
 * @param file its name, whose extension gives the language
 * @throws Error if the source cannot be parsed
 */
export function readImports(source: string, file: string): Import[] {
  const imports: Import[] = [];
  visit(parseSource(source, file), (node) => {
    const specifier = IMPORTING.has(node.type) ? literal(node.source) : undefined;
    if (specifier !== undefined) imports.push({ specifier, line: lineAt(source, node.start) });
  });
  return imports;
}

function literal(source: unknown): string | undefined {
  const isText = typeof source === 'object' && source !== null && 'value' in source && typeof source.value === 'string';
  return isText ? (source.value as string) : undefined;
}
