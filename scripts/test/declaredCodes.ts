import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIAGNOSTIC_CODES } from '#engine/graph/index.ts';

export interface DeclaredCode {
  readonly code: string;
  /** The source file that declares it, relative to the repository. */
  readonly file: string;
}

const SOURCES = '{engine,app,main,renderer}/**/*.{ts,tsx}';
const DIAGNOSTICS_FILE = 'engine/graph/diagnostic.ts';

/** Every code of an error or a diagnostic, with its declaration. */
export function findDeclaredCodes(root: string): DeclaredCode[] {
  const files = globSync(SOURCES, { cwd: root, exclude: ['**/*.test.{ts,tsx}'] });
  const errors = files.flatMap((file) =>
    codesIn(readFileSync(join(root, file), 'utf8')).map((code) => ({ code, file: file.replaceAll('\\', '/') })),
  );
  return [...errors, ...Object.keys(DIAGNOSTIC_CODES).map((code) => ({ code, file: DIAGNOSTICS_FILE }))];
}

/** The keys of each `declareErrors({ … })` in a source. */
function codesIn(source: string): string[] {
  const blocks = source.matchAll(/declareErrors\(\{([\s\S]*?)\}\)/g);
  return [...blocks].flatMap(([, block]) => [...block.matchAll(/^\s*'([a-zA-Z]+\.[a-zA-Z]+)':/gm)].map(([, code]) => code));
}
