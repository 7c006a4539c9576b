import { ROOT } from '../build/ensureBuilt.ts';
import { pathOf, writeTranslations } from '../translations/files.ts';
import { describeMissing, reviewTranslations } from '../translations/review.ts';

/**
 * `npm run translations`: sorts the files of each language, removes unused texts, and prints missing translations with the line
 * to fill in. With `--check` it changes nothing, and returns 1 if anything is to do.
 */
export async function run(args: readonly string[] = []): Promise<number> {
  const isCheck = args.includes('--check');
  const reviews = reviewTranslations(ROOT);
  for (const { language, missing, untidy, arranged } of reviews) {
    for (const text of missing) console.log(describeMissing(text));
    for (const name of untidy) {
      if (isCheck) console.log(`${pathOf(language, name)}: out of order, or with texts that nobody says: npm run translations`);
      else writeTranslations(ROOT, language, name, arranged[name]);
    }
  }
  return reviews.some(({ missing, untidy }) => missing.length > 0 || (isCheck && untidy.length > 0)) ? 1 : 0;
}
