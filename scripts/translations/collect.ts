import { join } from 'node:path';
import type { Sources } from '../walls/findViolations.ts';
import { declaredTexts } from './declaredTexts.ts';
import { findTexts } from './findTexts.ts';

/** The location of a text: a file relative to the repository, and a line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Every translatable text, with its first location. */
export type SaidTexts = ReadonlyMap<string, Place>;

/** Sources with translated texts. The command line and the server's console are in English. */
export const TRANSLATED = /^(engine|app|renderer|main\/electron)\/.*(?<!\.test)\.tsx?$/;

/** The texts of all sources and declarations. */
export function collectTexts(sources: Sources, root: string): SaidTexts {
  const said = new Map<string, Place>();
  const translated = [...sources].filter(([file]) => TRANSLATED.test(file) && !file.includes('/testing/'));
  for (const [file, source] of translated) {
    for (const { text, line } of findTexts(source, file).found) if (!said.has(text)) said.set(text, { file, line });
  }
  for (const text of declaredTexts(join(root, 'resources'))) if (!said.has(text)) said.set(text, placeOf(text, translated));
  return said;
}

/** The location of a declared text; for one derived from a name, only its kind. */
function placeOf(text: string, sources: readonly (readonly [string, string])[]): Place {
  for (const [file, source] of sources) {
    const offset = source.indexOf(text);
    if (offset >= 0 && !file.startsWith('renderer/')) return { file, line: source.slice(0, offset).split('\n').length };
  }
  return { file: 'engine', line: 1 };
}
