import { ROOT } from '../build/ensureBuilt.ts';
import { collectTexts } from '../translations/collect.ts';
import { arrange, findMissing, mapFiles } from '../translations/compare.ts';
import { FILES, readTranslations, translatedLanguages, writeTranslations } from '../translations/files.ts';
import { readSources } from '../walls/readSources.ts';

/**
 * `npm run translations`: puts the files of each language in order, removes what is not said any more, and prints what has no
 * translation, with the line to fill in. With `--check` it changes nothing, and returns 1 where anything is left to do.
 */
export async function run(args: readonly string[] = []): Promise<number> {
  const isCheck = args.includes('--check');
  const said = collectTexts(readSources(ROOT), ROOT);
  let left = 0;
  for (const language of ['en', ...translatedLanguages(ROOT)]) {
    const files = mapFiles((name) => readTranslations(ROOT, language, name));
    const arranged = arrange(files, said);
    const changed = FILES.filter((name) => JSON.stringify(files[name]) !== JSON.stringify(arranged[name]));
    if (isCheck)
      for (const name of changed)
        console.log(`${language}/${name}: not in order, or not said any more; run npm run translations`);
    else for (const name of changed) writeTranslations(ROOT, language, name, arranged[name]);
    const missing = language === 'en' ? [] : findMissing(language, arranged, said);
    for (const { text, fill, said: place } of missing) console.log(`${fill} ${JSON.stringify(text)}: "" (${place})`);
    left += missing.length + (isCheck ? changed.length : 0);
  }
  return left > 0 ? 1 : 0;
}
