import { createInstance, type TOptions } from 'i18next';
import { createStore, type StoreApi } from 'zustand/vanilla';
import plurals from '../../resources/translations/en.json';
import { createTranslator, type Translator } from './sentences.ts';

/** The languages of the window, each by its own name. */
export const LANGUAGES = { en: 'English', zh: '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

const KEY = 'backwire.language';

/** The texts of the source are English, so English needs plurals only. Others are fetched when they are chosen. */
const i18n = createInstance();
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: plurals } },
  // The English text is the key: whatever signs are in it mean themselves.
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
});

/** The language in use. The window draws itself anew when it changes. */
export const language: StoreApi<Language> = createStore<Language>(() => 'en');

/**
 * A text of the window in the language in use.
 * @param text in English, with `{{name}}` where a value comes in; a plural where there is a `count`
 */
export function t(text: string, values?: TOptions): string {
  return i18n.t(text, values ?? {});
}

/** A sentence that the engine or the application told, in the language in use. */
export const tell: Translator = (sentence) => translators[language.getState()](sentence);

const translators: Record<Language, Translator> = { en: (sentence) => sentence, zh: (sentence) => sentence };

/** The language that was chosen before, else the one of the system where it is known, else English. */
export function preferredLanguage(storage: Pick<Storage, 'getItem'>, system: readonly string[]): Language {
  const chosen = storage.getItem(KEY);
  if (chosen !== null && chosen in LANGUAGES) return chosen as Language;
  return system[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Changes the language and remembers it. */
export async function chooseLanguage(chosen: Language, storage: Pick<Storage, 'setItem'>): Promise<void> {
  await putInUse(chosen);
  storage.setItem(KEY, chosen);
}

/** Fetches the texts of a language where they are not there yet, and puts it in use. */
export async function putInUse(chosen: Language): Promise<void> {
  if (chosen === 'zh' && !i18n.hasResourceBundle('zh', 'translation')) {
    const [texts, sentences] = await Promise.all([
      import('../../resources/translations/zh.json'),
      import('../../resources/translations/zh.sentences.json'),
    ]);
    i18n.addResourceBundle('zh', 'translation', texts.default);
    translators.zh = createTranslator(sentences.default);
  }
  await i18n.changeLanguage(chosen);
  language.setState(chosen, true);
}
