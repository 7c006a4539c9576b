/// <reference types="vite/client" />
import { createInstance, type FormatterModule } from 'i18next';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { LANGUAGE_CODES, type Language } from '#app/contract/index.ts';
import { isList, LIST_SEPARATOR, type MessageValue, type MessageValues } from '#engine/text/index.ts';
import { formatCount } from '../format/numbers.ts';

/** The one after it, after the last the first. */
export function nextLanguage(inUse: Language): Language {
  return LANGUAGE_CODES[(LANGUAGE_CODES.indexOf(inUse) + 1) % LANGUAGE_CODES.length];
}

/** A file of translations: English template → the same in another language. */
interface Translations {
  readonly default: Readonly<Record<string, string>>;
}

/** The files of the other languages, fetched when one is chosen; English has only singular forms and other labels of fields, since templates are English. */
const FILES = import.meta.glob<Translations>([
  '../../resources/translations/*/*.json',
  '!../../resources/translations/en/*.json',
]);
const ENGLISH = import.meta.glob<Translations>('../../resources/translations/en/*.json', { eager: true });

const i18n = createInstance().use(numbers());
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: merge(Object.values(ENGLISH)) } },
  // The English template is the key, whatever characters are in it.
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/** Whole numbers have thin separators, wherever they stand. */
function numbers(): FormatterModule {
  const ignore = () => {};
  const format = (value: unknown, kind?: string) => {
    if (Number.isInteger(value)) return formatCount(value as number);
    return kind === 'lowercase' ? String(value).toLowerCase() : String(value);
  };
  return { type: 'formatter', init: ignore, add: ignore, addCached: ignore, format };
}

/** The language in use. The window draws itself anew when it changes. */
export const language: StoreApi<Language> = createStore<Language>(() => 'en');

/**
 * A text in the language in use.
 * @param template in English, with `{{name}}` where a value comes in; a plural where there is a `count`
 */
export function t(template: string, values: MessageValues = {}): string {
  const said = Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : say(value)]);
  return String(i18n.t(template, Object.fromEntries(said)));
}

/** A message in the language in use. A plain string, such as a name that somebody gave, stands for itself. */
export function say(value: MessageValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return t('{{value}}', { value });
  return isList(value) ? value.map(say).join(t(LIST_SEPARATOR)) : t(value.template, value.values);
}

/** Marks a text that stands in a constant, for `t` to say when it is shown: by then a language is chosen. */
export const later = <Text extends string>(text: Text): Text => text;

/** Fetches the texts of a language where they are not there yet, and puts it in use. */
export async function putInUse(chosen: Language): Promise<void> {
  if (!i18n.hasResourceBundle(chosen, 'translation')) {
    const files = Object.entries(FILES).filter(([path]) => path.includes(`/${chosen}/`));
    i18n.addResourceBundle(chosen, 'translation', merge(await Promise.all(files.map(([, load]) => load()))));
  }
  await i18n.changeLanguage(chosen);
  language.setState(chosen, true);
}

function merge(files: readonly Translations[]): Record<string, string> {
  return Object.assign({}, ...files.map((file) => file.default));
}
