import { join } from 'node:path';
import type { Sources } from '../walls/sources.ts';
import { declaredTexts } from './declaredTexts.ts';
import { findTexts } from './findTexts.ts';

/** The location of a text: a file relative to the repository, and a line from 1. */
interface SourceLocation {
  readonly file: string;
  readonly line: number;
}

/** Every translatable text, with its first location. */
export type SaidTexts = ReadonlyMap<string, SourceLocation>;

/**
 * The folders with translated texts: a text belongs to the first of them that says it. The command line and the server's console
 * are English only.
 */
const FOLDERS = ['engine', 'app', 'main/electron', 'renderer'];

/** Sources with translated texts. */
export const TRANSLATED = new RegExp(`^(${FOLDERS.join('|')})/.*(?<!\\.test)\\.tsx?$`);

/** The texts of all sources and declarations. */
export function collectTexts(sources: Sources, root: string): SaidTexts {
  const said = new Map<string, SourceLocation>();
  const files = [...sources].filter(([file]) => TRANSLATED.test(file) && !file.includes('/testing/'));
  const translated = FOLDERS.flatMap((folder) => files.filter(([file]) => file.startsWith(`${folder}/`)));
  for (const [file, source] of translated) {
    for (const { text, line } of findTexts(source, file).found) if (!said.has(text)) said.set(text, { file, line });
  }
  for (const text of declaredTexts(join(root, 'resources'))) if (!said.has(text)) said.set(text, locationOf(text, translated));
  return said;
}

/** The location of a declared text; for one derived from a name, only its kind. */
function locationOf(text: string, sources: readonly (readonly [string, string])[]): SourceLocation {
  for (const [file, source] of sources) {
    const offset = source.indexOf(text);
    if (offset >= 0 && !file.startsWith('renderer/')) return { file, line: source.slice(0, offset).split('\n').length };
  }
  return { file: 'engine', line: 1 };
}
