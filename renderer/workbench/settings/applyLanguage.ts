import { languageOf, putInUse } from '../../language/index.ts';
import type { SettingsStore } from './settings.ts';

/**
 * Keeps the language of the window at what is chosen.
 * @returns once the chosen one is in use
 */
export async function applyLanguage(settings: SettingsStore): Promise<void> {
  const apply = () => putInUse(languageOf(settings.getState().language, navigator.languages));
  settings.subscribe((now, before) => {
    // Without its texts, the window stays in the language that it has.
    if (now.language !== before.language) void apply().catch(() => {});
  });
  await apply();
}
