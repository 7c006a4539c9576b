import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Translations } from './compare.ts';

export const TEXTS = 'zh.json';
export const SENTENCES = 'zh.sentences.json';
/** The plurals of English. */
export const PLURALS = 'en.json';

const pathOf = (root: string, name: string): string => join(root, 'resources', 'translations', name);

export function readTranslations(root: string, name: string): Translations {
  return JSON.parse(readFileSync(pathOf(root, name), 'utf8'));
}

export function writeTranslations(root: string, name: string, translations: Translations): void {
  writeFileSync(pathOf(root, name), `${JSON.stringify(translations, null, 2)}\n`);
}
