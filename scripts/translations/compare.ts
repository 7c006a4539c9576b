/** The base of a key: a plural form belongs to the text that it is a form of. */
export const baseOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

export type Translations = Readonly<Record<string, string>>;

/** Those that are still said, in the order of their keys. */
export function removeStale(translations: Translations, said: ReadonlySet<string>): Translations {
  const kept = Object.entries(translations).filter(([key]) => said.has(key) || said.has(baseOf(key)));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is said and has no translation. A text with a `count` has one for its plural form, `_other`. */
export function findMissing(translations: Translations, said: ReadonlySet<string>): string[] {
  return [...said].filter((key) => !translations[key] && !translations[`${key}_other`]);
}

/** Keys whose translation has other places for values than the text; the order may differ. */
export function findMisplaced(translations: Translations): string[] {
  return Object.keys(translations).filter((key) => placesOf(baseOf(key)) !== placesOf(translations[key]));
}

const placesOf = (text: string): string =>
  [...text.matchAll(/\{\{\w+\}\}/g)]
    .map(([place]) => place)
    .sort()
    .join();
