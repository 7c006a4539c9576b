import { z } from 'zod';
import { readableEntries, readableItems } from '#engine/text/index.ts';
import { CURVE_AXES, DEFAULT_LAYOUT, DOCK_AT_RUNS, type Layout } from '../layout/index.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../settings/index.ts';

const { sizes, charts } = DEFAULT_LAYOUT;
const size = z.number().min(100).max(2000);

/** Each field is read by itself: one that was stored damaged, or by another version, is as it is at the first start. */
const layoutFields = z
  .object({
    view: z.string().catch(DEFAULT_LAYOUT.view),
    leftOpen: z.boolean().catch(DEFAULT_LAYOUT.leftOpen),
    inspectorOpen: z.boolean().catch(DEFAULT_LAYOUT.inspectorOpen),
    dockOpen: z.boolean().catch(DEFAULT_LAYOUT.dockOpen),
    dockTab: z.string().catch(DEFAULT_LAYOUT.dockTab),
    dockAtRuns: z.enum(DOCK_AT_RUNS).catch(DEFAULT_LAYOUT.dockAtRuns),
    sizes: z
      .object({ left: size.catch(sizes.left), inspector: size.catch(sizes.inspector), dock: size.catch(sizes.dock) })
      .catch(sizes),
    minimap: z.boolean().catch(DEFAULT_LAYOUT.minimap),
    charts: z
      .object({
        smoothing: z.number().min(0).max(0.99).catch(charts.smoothing),
        axis: z.enum(CURVE_AXES).catch(charts.axis),
        logarithmic: z.boolean().catch(charts.logarithmic),
        metric: z.string().nullable().catch(charts.metric),
      })
      .catch(charts),
  })
  .catch(DEFAULT_LAYOUT) satisfies z.ZodType<Layout>;

/** Sessions of before named the view `room`. */
const layoutSchema = z.preprocess(
  (stored) => (typeof stored === 'object' && stored !== null && 'room' in stored ? { view: stored.room, ...stored } : stored),
  layoutFields,
);

const viewport = z.object({ x: z.number(), y: z.number(), zoom: z.number().positive() });
const settings = settingsSchema.catch(DEFAULT_SETTINGS);

const sessionSchema = z.object({
  version: z.literal(1),
  /** Ids of the open graphs, in the order of their tabs. */
  graphs: readableItems(z.string()),
  active: z.string().nullable().catch(null),
  viewports: readableEntries(viewport),
  layout: layoutSchema,
  settings,
});

/** What was open when the window was last there. */
export type Session = z.infer<typeof sessionSchema>;

/** The session in what was stored; undefined where nothing was, or another version wrote it. */
export function readSession(stored: unknown): Session | undefined {
  const result = sessionSchema.safeParse(stored);
  return result.success ? result.data : undefined;
}

/** The settings in what was stored. They stay even where the rest of the session cannot be read. */
export function readSettings(stored: unknown): Settings {
  const result = z.object({ settings }).safeParse(stored);
  return result.success ? result.data.settings : DEFAULT_SETTINGS;
}
