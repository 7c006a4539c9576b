import { ROOT } from '../build/ensureBuilt.ts';
import { collectSentences, collectTexts } from '../translations/collect.ts';
import { findMissing, removeStale } from '../translations/compare.ts';
import { PLURALS, readTranslations, SENTENCES, TEXTS, writeTranslations } from '../translations/files.ts';
import { readSources } from '../walls/readSources.ts';

/**
 * `npm run translations`: prints what has no translation, as JSON that is ready to be filled in, and removes what is not said any
 * more; 1 where something is missing.
 */
export async function run(): Promise<number> {
  const sources = readSources(ROOT);
  const texts = collectTexts(sources);
  const sentences = collectSentences(sources, ROOT);
  writeTranslations(ROOT, PLURALS, removeStale(readTranslations(ROOT, PLURALS), texts));
  const missing = { [TEXTS]: update(TEXTS, texts), [SENTENCES]: update(SENTENCES, sentences) };
  console.log(JSON.stringify(missing, null, 2));
  return Object.values(missing).some((keys) => Object.keys(keys).length > 0) ? 1 : 0;
}

function update(name: string, said: ReadonlySet<string>): Record<string, string> {
  const kept = removeStale(readTranslations(ROOT, name), said);
  writeTranslations(ROOT, name, kept);
  return Object.fromEntries(findMissing(kept, said).map((key) => [key, '']));
}
