import { LANGUAGES, type Language } from '#app/contract/index.ts';

/**
 * The language that a choice means: `auto` is that of the system where it is known, else English.
 * @param system the languages of the system, the preferred one first
 */
export function languageOf(choice: Language | 'auto', system: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  const wanted = system[0]?.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(LANGUAGES, wanted) ? (wanted as Language) : 'en';
}
