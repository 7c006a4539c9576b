import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** English template → its translation. */
export type Translations = Readonly<Record<string, string>>;

/** The files of a language: texts of the window, the engine, and the application. */
export const FILES = ['window.json', 'engine.json', 'app.json'] as const;
export type FileName = (typeof FILES)[number];
export type LanguageFiles = Readonly<Record<FileName, Translations>>;

export const mapFiles = (make: (name: FileName) => Translations): LanguageFiles =>
  Object.fromEntries(FILES.map((name) => [name, make(name)])) as LanguageFiles;

/** Languages with full translations; English has only its singular forms. */
export function translatedLanguages(root: string): string[] {
  const folders = readdirSync(join(root, 'resources/translations'), { withFileTypes: true });
  return folders.flatMap((entry) => (entry.isDirectory() && entry.name !== 'en' ? [entry.name] : []));
}

/** The translation file for a source's texts. */
export function fileFor(source: string): FileName {
  if (source.startsWith('engine')) return 'engine.json';
  return /^(app|main\/server)\//.test(source) ? 'app.json' : 'window.json';
}

/** The path of a translation file, relative to the repository. */
export const pathOf = (language: string, name: string): string => `resources/translations/${language}/${name}`;

export function readLanguage(root: string, language: string): LanguageFiles {
  return mapFiles((name) => {
    const path = join(root, pathOf(language, name));
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  });
}

export function writeTranslations(root: string, language: string, name: FileName, translations: Translations): void {
  writeFileSync(join(root, pathOf(language, name)), `${JSON.stringify(translations, null, 2)}\n`);
}
