import { z } from 'zod';
import { readableEntries, readableItems } from '#engine/text/index.ts';
import { DEFAULT_LAYOUT, layoutSchema } from '../layout/index.ts';
import { lensChoices } from '../lens/index.ts';
import { lessonsState, NO_LESSONS } from '../lessons/index.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../settings/index.ts';

/** Sessions of before named the view `room`. */
const storedLayout = z.preprocess(
  (stored) => (typeof stored === 'object' && stored !== null && 'room' in stored ? { view: stored.room, ...stored } : stored),
  layoutSchema.catch(DEFAULT_LAYOUT),
);

const length = z.number().positive().optional();
const viewport = z.object({ x: z.number(), y: z.number(), zoom: z.number().positive(), width: length, height: length });
const settings = settingsSchema.catch(DEFAULT_SETTINGS);

const sessionSchema = z.object({
  version: z.literal(1),
  /** Ids of the open graphs, in tab order. */
  graphs: readableItems(z.string()),
  active: z.string().nullable().catch(null),
  viewports: readableEntries(viewport),
  layout: storedLayout,
  /** Choices in the lens, by graph. */
  lenses: readableEntries(lensChoices),
  lessons: lessonsState.catch(NO_LESSONS),
  settings,
});

/** The stored session of the window. */
export type Session = z.infer<typeof sessionSchema>;

/** Parses a stored session; undefined if missing or of another version. */
export function readSession(stored: unknown): Session | undefined {
  return sessionSchema.safeParse(stored).data;
}

/** Parses the stored settings, even if the rest of the session is invalid. */
export function readSettings(stored: unknown): Settings {
  return z.object({ settings }).safeParse(stored).data?.settings ?? DEFAULT_SETTINGS;
}
