export { applyTextSize, textScale } from './applyTextSize.ts';
export {
  createSettings,
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsStore,
  settingsSchema,
  TEXT_SIZES,
  THEMES,
  WHEELS,
  WIRE_SHAPES,
} from './settings.ts';
