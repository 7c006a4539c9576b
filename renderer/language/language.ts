import { createInstance, type FormatterModule, type TOptions } from 'i18next';
import { createStore, type StoreApi } from 'zustand/vanilla';
import plurals from '../../resources/translations/en.json';
import { formatCount } from '../format/numbers.ts';
import { createTranslator, type Translator } from './sentences.ts';

/** The languages of the window, each by its own name. */
export const LANGUAGES = { en: 'English', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

/** What browsers, fonts and formats of dates know a language by. */
export const TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** The texts of the source are English, so English needs plurals only. Others are fetched when they are chosen. */
const i18n = createInstance().use(numbers());
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: plurals } },
  // The English text is the key: whatever signs are in it mean themselves.
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: {
    escapeValue: false,
    alwaysFormat: true,
  },
});

/** Whole numbers have thin separators, wherever they stand. */
function numbers(): FormatterModule {
  const ignore = () => {};
  const format = (value: unknown) => (Number.isInteger(value) ? formatCount(value as number) : String(value));
  return { type: 'formatter', init: ignore, add: ignore, addCached: ignore, format };
}

const translators: Record<Language, Translator> = { en: (sentence) => sentence, zh: (sentence) => sentence };

/** The language in use. The window draws itself anew when it changes. */
export const language: StoreApi<Language> = createStore<Language>(() => 'en');

/**
 * A text of the window in the language in use.
 * @param text in English, with `{{name}}` where a value comes in; a plural where there is a `count`
 */
export function t(text: string, values?: TOptions): string {
  return i18n.t(text, values ?? {});
}

/** Marks a text that stands in a constant, for `t` to say when it is shown: by then a language is chosen. */
export const later = <Text extends string>(text: Text): Text => text;

/** A sentence that the engine or the application told, in the language in use. */
export const tell: Translator = (sentence) => translators[language.getState()](sentence);

/** Fetches the texts of a language where they are not there yet, and puts it in use. */
export async function putInUse(chosen: Language): Promise<void> {
  if (chosen === 'zh' && !i18n.hasResourceBundle('zh', 'translation')) {
    const [texts, sentences] = await Promise.all([
      import('../../resources/translations/zh.json'),
      import('../../resources/translations/zh.sentences.json'),
    ]);
    i18n.addResourceBundle('zh', 'translation', texts.default);
    translators.zh = createTranslator({ ...texts.default, ...sentences.default });
  }
  await i18n.changeLanguage(chosen);
  language.setState(chosen, true);
}
