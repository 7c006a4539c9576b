import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#app/contract/index.ts';
import { english, fillIn, isList, LIST_SEPARATOR, type Message, type MessageValue } from '#engine/messages/index.ts';
import type { Environment } from '../invocation/environment.ts';

/** What says a message in a language. A text without a translation stays English. */
export async function readTranslations(
  { resourcesDirectory }: Pick<Environment, 'resourcesDirectory'>,
  language: Language,
): Promise<(text: Message) => string> {
  if (language === 'en') return english;
  const folder = join(resourcesDirectory, 'translations', language);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
  const translations: Readonly<Record<string, string>> = Object.assign({}, ...texts);
  const say = (value: MessageValue): string => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (isList(value)) return value.map(say).join(translations[LIST_SEPARATOR] || LIST_SEPARATOR);
    return fillIn(translations[value.template] || value.template, value.values, say);
  };
  return say;
}
