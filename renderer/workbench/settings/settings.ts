import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { LANGUAGE_CODES } from '#app/contract/index.ts';
import { readableEntries } from '#engine/text/index.ts';
import { DIRECTIONS } from '../../document/index.ts';

/** `auto` is the system's language, if supported. */
export const LANGUAGE_CHOICES = ['auto', ...LANGUAGE_CODES] as const;
export const TEXT_SIZES = [100, 112, 125, 137, 150] as const;
/** When something is shown: on hover, or always when zoomed in enough to read it. */
const SHOWN = z.enum(['hover', 'near']);

/** An invalid stored choice gets its default; the others stay. */
export const settingsSchema = z.object({
  theme: z.enum(['auto', 'light', 'dark']).catch('auto').default('auto'),
  language: z.enum(LANGUAGE_CHOICES).catch('auto').default('auto'),
  /** In percent of the system's own. */
  textSize: z.number().min(75).max(200).catch(100).default(100),
  /** Effect of the wheel over the canvas, and of two fingers on a trackpad. */
  wheel: z.enum(['zoom', 'pan']).catch('zoom').default('zoom'),
  /** When wires show their shape: on hover, or always when readable. */
  wireShapes: SHOWN.catch('hover').default('hover'),
  /** When nodes show their operations: on hover, or always when readable. */
  nodeOperations: SHOWN.catch('near').default('near'),
  /** Direction of layouts: to the right, or downwards. */
  direction: z.enum(DIRECTIONS).catch('right').default('right'),
  /** True if dragged nodes snap to the edges and centers of others, and to the grid. */
  guides: z.boolean().catch(true).default(true),
  grid: z.boolean().catch(false).default(false),
  /** The user's shortcuts, by command id. */
  keys: readableEntries(z.array(z.string().max(60)).max(4)).default({}),
});

/** Settings of the user for all graphs and windows. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

export type SettingsStore = StoreApi<Settings>;

export function createSettings(): SettingsStore {
  return createStore<Settings>(() => DEFAULT_SETTINGS);
}
