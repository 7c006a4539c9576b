/// <reference types="vite/client" />
import { LANGUAGE_CODES, type Language } from '#app/contract/index.ts';

/** Says a text of the shell in the language in use. */
export type Translate = (text: string) => string;

const FILES = import.meta.glob<Readonly<Record<string, string>>>('../../resources/translations/*/window.json', {
  eager: true,
  import: 'default',
});

/** The texts of the shell: English as they stand, others from the translations that the window has too. */
export function textsIn(language: Language): Translate {
  const texts = Object.entries(FILES).find(([path]) => path.includes(`/${language}/`))?.[1] ?? {};
  return (text) => texts[text] ?? text;
}

/** The language of the system where it is known, until the window says which one was chosen. */
export function languageOfSystem([preferred = '']: readonly string[]): Language {
  return LANGUAGE_CODES.find((code) => preferred.toLowerCase().startsWith(code)) ?? 'en';
}
