import { readSources } from '../walls/readSources.ts';
import { collectTexts, type SaidTexts } from './collect.ts';
import {
  FILES,
  type FileName,
  fileFor,
  type LanguageFiles,
  mapFiles,
  pathOf,
  readLanguage,
  type Translations,
  translatedLanguages,
} from './files.ts';

/** The base of a key: a plural form belongs to its base text. */
export const baseOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

export interface MissingTranslation {
  readonly text: string;
  /** The line to fill in: `resources/translations/zh/engine.json:12`. */
  readonly fill: string;
  /** Its use: `engine/layers/core/dense.ts:9`. */
  readonly said: string;
}

/** Open work in a language. */
export interface Review {
  readonly language: string;
  readonly missing: readonly MissingTranslation[];
  /** Files that are unsorted, or contain unused texts. */
  readonly untidy: readonly FileName[];
  /** The files in order. */
  readonly arranged: LanguageFiles;
}

/** Compares the translations of every language with the texts in use. */
export function reviewTranslations(root: string): Review[] {
  const said = collectTexts(readSources(root), root);
  return ['en', ...translatedLanguages(root)].map((language) => {
    const files = readLanguage(root, language);
    const arranged = arrange(files, said);
    const untidy = FILES.filter((name) => JSON.stringify(files[name]) !== JSON.stringify(arranged[name]));
    return { language, missing: language === 'en' ? [] : findMissing(language, arranged, said), untidy, arranged };
  });
}

/** `resources/translations/zh/engine.json:12 "Dense": "" (said in engine/layers/core/dense.ts:9)` */
export const describeMissing = ({ text, fill, said }: MissingTranslation): string =>
  `${fill} ${JSON.stringify(text)}: "" (said in ${said})`;

/** The files in order: each translation in the file of its room, sorted by key, without unused ones. */
export function arrange(files: LanguageFiles, said: SaidTexts): LanguageFiles {
  const all = FILES.flatMap((name) => Object.entries(files[name])).sort(([a], [b]) => (a < b ? -1 : 1));
  const inFile = (name: FileName) => all.filter(([key]) => fileOf(key, said) === name);
  return mapFiles((name) => Object.fromEntries(inFile(name)));
}

function fileOf(key: string, said: SaidTexts): FileName | undefined {
  const location = said.get(key) ?? said.get(baseOf(key));
  return location && fileFor(location.file);
}

/** The texts without a translation in a language. A text with a `count` may have only its plural form, `_other`. */
export function findMissing(language: string, files: LanguageFiles, said: SaidTexts): MissingTranslation[] {
  const known = Object.assign({}, ...Object.values(files)) as Translations;
  return [...said].flatMap(([text, { file, line }]) => {
    if (known[text] || known[`${text}_other`]) return [];
    const name = fileFor(file);
    // The first line is the opening brace.
    const before = Object.keys(files[name]).filter((key) => key < text).length;
    return [{ text, fill: `${pathOf(language, name)}:${before + 2}`, said: `${file}:${line}` }];
  });
}

/** Keys whose translation has different values than the text, in any order. */
export function findMisplaced(translations: Translations): string[] {
  return Object.keys(translations).filter((key) => valuesOf(baseOf(key)) !== valuesOf(translations[key]));
}

const valuesOf = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)/g)]
    .map(([, name]) => name)
    .sort()
    .join();
