import { LANGUAGES, type Language, language, putInUse, TAGS } from './language.ts';

const KEY = 'backwire.language';

/** The language that a person chose; undefined where none was. */
export function chosenLanguage(storage: Pick<Storage, 'getItem'>): Language | undefined {
  const chosen = storage.getItem(KEY);
  return chosen !== null && Object.hasOwn(LANGUAGES, chosen) ? (chosen as Language) : undefined;
}

/** The language that was chosen before, else the one of the system where it is known, else English. */
export function preferredLanguage(storage: Pick<Storage, 'getItem'>, system: readonly string[]): Language {
  return chosenLanguage(storage) ?? (system[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en');
}

/** Changes the language and remembers it. */
export async function chooseLanguage(chosen: Language, storage: Pick<Storage, 'setItem'>): Promise<void> {
  await putInUse(chosen);
  storage.setItem(KEY, chosen);
}

/** Puts the preferred language in use before anything is drawn, and tells the page which one it is. */
export async function startLanguage(): Promise<void> {
  language.subscribe((inUse) => {
    document.documentElement.lang = TAGS[inUse];
  });
  // Without its texts, a window in English is better than none.
  await putInUse(preferredLanguage(localStorage, navigator.languages)).catch(() => {});
}
