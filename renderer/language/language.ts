/// <reference types="vite/client" />
import { createInstance, type FormatterModule } from 'i18next';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { LANGUAGE_CODES, LANGUAGES, type Language } from '#app/contract/index.ts';
import { isList, LIST_SEPARATOR, type MessageValue, type MessageValues } from '#engine/messages/index.ts';
import { formatCount } from './numbers.ts';

/**
 * The language of a choice: `auto` is the system's if supported, else English.
 * @param system the system's languages, preferred first
 */
export function languageOf(choice: Language | 'auto', system: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  const wanted = system[0]?.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(LANGUAGES, wanted) ? (wanted as Language) : 'en';
}

/** The next language, cyclically. */
export function nextLanguage(inUse: Language): Language {
  return LANGUAGE_CODES[(LANGUAGE_CODES.indexOf(inUse) + 1) % LANGUAGE_CODES.length];
}

/** A translation file: English template → its translation. */
interface Translations {
  readonly default: Readonly<Record<string, string>>;
}

/** Translation files, loaded on demand; English has only its singular forms, since templates are English. */
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
  // English templates are keys and may contain any character.
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false, alwaysFormat: true },
});

/** A value within a text: whole numbers have thin separators. */
function format(value: unknown, kind?: string): string {
  if (Number.isInteger(value)) return formatCount(value as number);
  return kind === 'lowercase' ? String(value).toLowerCase() : String(value);
}

function numbers(): FormatterModule {
  const ignore = () => {};
  return { type: 'formatter', init: ignore, add: ignore, addCached: ignore, format };
}

/** The translations in the current language, with their places for values: a view says hundreds of texts at each change. */
const translated = new Map<string, string>();

function translationOf(template: string): string {
  const known = translated.get(template) ?? i18n.t(template, { skipInterpolation: true });
  translated.set(template, known);
  return known;
}

/** `{{name}}`, or `{{name, lowercase}}`. */
const PLACE = /\{\{(\w+)(?:, *(\w+))?\}\}/g;

/** The current language. The window re-renders when it changes. */
export const language: StoreApi<Language> = createStore<Language>(() => 'en');

/**
 * The current language. When it changes, the window re-renders from the root; memoized content, such as the body of a dialog,
 * must use this.
 */
export const useLanguage = (): Language => useStore(language);

/**
 * A text in the current language.
 * @param template in English, with `{{name}}` for values; a plural if there is a `count`
 */
export function t(template: string, values: MessageValues = {}): string {
  const said = (value: MessageValue) => (typeof value === 'number' ? value : say(value));
  // Plurals have rules of their own in each language.
  if ('count' in values) {
    const entries = Object.entries(values).map(([name, value]) => [name, said(value)]);
    return String(i18n.t(template, Object.fromEntries(entries)));
  }
  return translationOf(template).replaceAll(PLACE, (_, name: string, kind?: string) =>
    name in values ? format(said(values[name]), kind) : '',
  );
}

/** A message in the current language. A plain string, such as a user's name for something, is returned as is. */
export function say(value: MessageValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return t('{{value}}', { value });
  return isList(value) ? value.map(say).join(t(LIST_SEPARATOR)) : t(value.template, value.values);
}

/** Marks a text in a constant for translation by `t` when it is displayed. */
export const later = <Text extends string>(text: Text): Text => text;

let wanted: Language = 'en';

/** Loads the texts of a language if needed, and switches to it, unless another one is wanted by then. */
export async function putInUse(chosen: Language): Promise<void> {
  wanted = chosen;
  if (!i18n.hasResourceBundle(chosen, 'translation')) {
    const files = Object.entries(FILES).filter(([path]) => path.includes(`/${chosen}/`));
    i18n.addResourceBundle(chosen, 'translation', merge(await Promise.all(files.map(([, load]) => load()))));
  }
  if (chosen !== wanted) return;
  await i18n.changeLanguage(chosen);
  translated.clear();
  language.setState(chosen, true);
}

function merge(files: readonly Translations[]): Record<string, string> {
  return Object.assign({}, ...files.map((file) => file.default));
}
