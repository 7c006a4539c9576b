export { applyLanguage } from './applyLanguage.ts';
export { applyTextSize, textScale } from './applyTextSize.ts';
export {
  createSettings,
  DEFAULT_SETTINGS,
  LANGUAGE_CHOICES,
  type Settings,
  type SettingsStore,
  SHOWN,
  settingsSchema,
  TEXT_SIZES,
  THEMES,
  WHEELS,
} from './settings.ts';
