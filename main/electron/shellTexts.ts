import type { Language } from '#app/contract/index.ts';
import chinese from '../../resources/translations/zh.json';

/** Says a text of the shell in the language in use. */
export type Translate = (text: string) => string;

/** The texts of the shell: English as they stand, Chinese from the translations that the window has too. */
export function textsIn(language: Language): Translate {
  const texts: Readonly<Record<string, string>> = language === 'zh' ? chinese : {};
  return (text) => texts[text] ?? text;
}

/** The language of the system where it is known, until the window says which one was chosen. */
export function languageOfSystem([preferred = '']: readonly string[]): Language {
  return preferred.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
