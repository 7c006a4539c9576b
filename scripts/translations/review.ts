import { readSources } from '../walls/readSources.ts';
import { collectTexts } from './collect.ts';
import { arrange, findMissing, type LanguageFiles, type MissingTranslation, mapFiles } from './compare.ts';
import { FILES, type FileName, readTranslations, translatedLanguages } from './files.ts';

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
    const files = mapFiles((name) => readTranslations(root, language, name));
    const arranged = arrange(files, said);
    const untidy = FILES.filter((name) => JSON.stringify(files[name]) !== JSON.stringify(arranged[name]));
    return { language, missing: language === 'en' ? [] : findMissing(language, arranged, said), untidy, arranged };
  });
}

/** `resources/translations/zh/engine.json:12 "Dense": "" (said in engine/layers/core/dense.ts:9)` */
export const describeMissing = ({ text, fill, said }: MissingTranslation): string =>
  `${fill} ${JSON.stringify(text)}: "" (said in ${said})`;
