import { say, t } from '../index.ts';

/** The first names in a row, as the language lists them: "a, b, c, …". */
export function formatNames(names: readonly string[], most = 12): string {
  return say([...names.slice(0, most), ...(names.length > most ? ['…'] : [])]);
}

/** "2 features: a, b" */
export function describeFeatures(names: readonly string[]): string {
  return t('{{features}}: {{names}}', { features: t('{{count}} features', { count: names.length }), names: formatNames(names) });
}
