import { languageOf, putInUse } from '../../language/index.ts';
import type { Settings, SettingsStore } from './settings.ts';

/** The language that the settings ask for; its texts may still be loading. */
export const wantedLanguage = ({ language }: Settings) => languageOf(language, navigator.languages);

/**
 * Keeps the window's language in sync with the settings.
 * @returns once the chosen one is active
 */
export async function applyLanguage(settings: SettingsStore): Promise<void> {
  const apply = () => putInUse(wantedLanguage(settings.getState()));
  settings.subscribe((now, before) => {
    // If its texts cannot be loaded, the language is unchanged.
    if (now.language !== before.language) void apply().catch(() => {});
  });
  await apply();
}

/**
 * Keeps the page's text size in sync with the settings: in percent of the browser's own, so that the system's setting counts too.
 */
export function applyTextSize(settings: SettingsStore): void {
  const apply = () => {
    const { textSize } = settings.getState();
    const { style } = document.documentElement;
    style.fontSize = textSize === 100 ? '' : `${textSize}%`;
    scale = undefined;
    style.setProperty('--bw-text-scale', `${textScale()}`);
  };
  apply();
  settings.subscribe(apply);
}

/** Cached per choice: reading it forces a style computation, and the canvas needs it in every frame. */
let scale: number | undefined;

/** The text size relative to the default: by the system, the browser and the settings together. */
export function textScale(): number {
  scale ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return scale;
}
