import { LANGUAGES, type Language } from '#app/contract/index.ts';

/**
 * The language of a choice: `auto` is the system's if supported, else English.
 * @param system the system's languages, preferred first
 */
export function languageOf(choice: Language | 'auto', system: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  const wanted = system[0]?.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(LANGUAGES, wanted) ? (wanted as Language) : 'en';
}
