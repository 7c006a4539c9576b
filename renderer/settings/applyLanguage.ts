import { languageOf, putInUse } from '../language/index.ts';
import type { SettingsStore } from './settings.ts';

/**
 * Keeps the window's language in sync with the settings.
 * @returns once the chosen one is active
 */
export async function applyLanguage(settings: SettingsStore): Promise<void> {
  const apply = () => putInUse(languageOf(settings.getState().language, navigator.languages));
  settings.subscribe((now, before) => {
    // If its texts cannot be loaded, the language is unchanged.
    if (now.language !== before.language) void apply().catch(() => {});
  });
  await apply();
}
