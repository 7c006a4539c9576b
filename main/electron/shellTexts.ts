import type { Language } from '#app/contract/index.ts';
import { declared, fillIn, isList, LIST_SEPARATOR, type Message, type MessageValue } from '#engine/text/index.ts';
import chinese from '../../resources/translations/zh.json';

/** Says a text of the shell, or a message of the app, in the language in use. */
export type Translate = (text: string | Message) => string;

/** The texts of the shell: English as they stand, Chinese from the translations that the window has too. */
export function textsIn(language: Language): Translate {
  const texts: Readonly<Record<string, string>> = language === 'zh' ? chinese : {};
  const say = (value: MessageValue): string => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (isList(value)) return value.map(say).join(texts[LIST_SEPARATOR] ?? LIST_SEPARATOR);
    return fillIn(texts[value.template] ?? value.template, value.values, say);
  };
  return (text) => say(typeof text === 'string' ? declared(text) : text);
}

/** The language of the system where it is known, until the window says which one was chosen. */
export function languageOfSystem([preferred = '']: readonly string[]): Language {
  return preferred.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
