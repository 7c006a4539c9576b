export { applyLanguage, applyTextSize, textScale, wantedLanguage } from './applySettings.ts';
export {
  createSettings,
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsStore,
  settingsSchema,
  TEXT_SIZES,
} from './settings.ts';
