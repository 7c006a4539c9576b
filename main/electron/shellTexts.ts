/// <reference types="vite/client" />
import { LANGUAGE_CODES, type Language } from '#app/contract/index.ts';
import { declared, fillIn, isList, LIST_SEPARATOR, type Message, type MessageValue } from '#engine/text/index.ts';

/** Translates a text of the shell, or a message of the app. */
export type Translate = (text: string | Message) => string;

const FILES = import.meta.glob<Readonly<Record<string, string>>>('../../resources/translations/*/*.json', {
  eager: true,
  import: 'default',
});

/** The texts of the shell: English from the source, others from the window's translations. */
export function textsIn(language: Language): Translate {
  const files = Object.entries(FILES).filter(([path]) => path.includes(`/${language}/`));
  const texts: Readonly<Record<string, string>> = Object.assign({}, ...files.map(([, file]) => file));
  const say = (value: MessageValue): string => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (isList(value)) return value.map(say).join(texts[LIST_SEPARATOR] ?? LIST_SEPARATOR);
    return fillIn(texts[value.template] ?? value.template, value.values, say);
  };
  return (text) => say(typeof text === 'string' ? declared(text) : text);
}

/** The system language if supported, until the window reports the chosen one. */
export function languageOfSystem([preferred = '']: readonly string[]): Language {
  return LANGUAGE_CODES.find((code) => preferred.toLowerCase().startsWith(code)) ?? 'en';
}
