import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { LANGUAGE_CODES } from '#app/contract/index.ts';
import { readableEntries } from '#engine/text/index.ts';
import { DIRECTIONS } from '../../document/index.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
/** `auto` is the language of the system, where it is known. */
export const LANGUAGE_CHOICES = ['auto', ...LANGUAGE_CODES] as const;
export const TEXT_SIZES = [100, 112, 125, 137, 150] as const;
export const WHEELS = ['zoom', 'pan'] as const;
/** When something is shown: under the pointer, or always where one is near enough to read it. */
export const SHOWN = ['hover', 'near'] as const;

/** A choice that was stored damaged, or by another version, falls back to what it is as delivered; the others stay. */
export const settingsSchema = z.object({
  theme: z.enum(THEMES).catch('auto').default('auto'),
  language: z.enum(LANGUAGE_CHOICES).catch('auto').default('auto'),
  /** In percent of the system's own. */
  textSize: z.number().min(75).max(200).catch(100).default(100),
  /** What the wheel does over the canvas, and two fingers on a trackpad. */
  wheel: z.enum(WHEELS).catch('zoom').default('zoom'),
  /** When wires carry their shape: under the pointer, or always where one is near enough to read it. */
  wireShapes: z.enum(SHOWN).catch('hover').default('hover'),
  /** Whether nodes say how much they compute: under the pointer, or always where one is near enough to read it. */
  nodeOperations: z.enum(SHOWN).catch('near').default('near'),
  /** Which way a layout leads: to the right, or downwards. */
  direction: z.enum(DIRECTIONS).catch('right').default('right'),
  /** Whether nodes that are dragged snap to the edges and middles of others, and to the grid. */
  guides: z.boolean().catch(true).default(true),
  grid: z.boolean().catch(false).default(false),
  /** Shortcuts that the person chose, by the id of the command. */
  keys: readableEntries(z.array(z.string().max(60)).max(4)).default({}),
});

/** What a person chose once for every graph and window. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

export type SettingsStore = StoreApi<Settings>;

export function createSettings(): SettingsStore {
  return createStore<Settings>(() => DEFAULT_SETTINGS);
}
