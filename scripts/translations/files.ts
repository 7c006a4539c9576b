import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** English template → the same in another language. */
export type Translations = Readonly<Record<string, string>>;

/** The files of a language: texts of the window, of the engine, and of the application. */
export const FILES = ['window.json', 'engine.json', 'app.json'] as const;
export type FileName = (typeof FILES)[number];

const folderOf = (root: string): string => join(root, 'resources', 'translations');

/** Languages that have translations of everything; English has only singular forms and other labels of fields. */
export function translatedLanguages(root: string): string[] {
  const folders = readdirSync(folderOf(root), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => name !== 'en');
}

/** The file of a text that is said in a source. */
export function fileFor(source: string): FileName {
  if (source.startsWith('engine')) return 'engine.json';
  return /^(app|main\/server)\//.test(source) ? 'app.json' : 'window.json';
}

/** The path of a file of translations, from the root of the repository. */
export const pathOf = (language: string, name: string): string => `resources/translations/${language}/${name}`;

export function readTranslations(root: string, language: string, name: FileName): Translations {
  const path = join(root, pathOf(language, name));
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

export function writeTranslations(root: string, language: string, name: FileName, translations: Translations): void {
  writeFileSync(join(root, pathOf(language, name)), `${JSON.stringify(translations, null, 2)}\n`);
}
