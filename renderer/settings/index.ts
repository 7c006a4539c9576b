export { applyLanguage } from './applyLanguage.ts';
export { applyTextSize, textScale } from './applyTextSize.ts';
export {
  createSettings,
  DEFAULT_SETTINGS,
  LANGUAGE_CHOICES,
  type Settings,
  type SettingsStore,
  settingsSchema,
  TEXT_SIZES,
  THEMES,
  WHEELS,
  WIRE_SHAPES,
} from './settings.ts';
