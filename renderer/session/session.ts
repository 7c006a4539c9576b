import { z } from 'zod';
import { readableEntries, readableItems } from '#engine/text/index.ts';
import { CURVE_AXES, DEFAULT_LAYOUT, DOCK_AT_RUNS, DOCK_TABS, type Layout, ROOMS } from '../layout/index.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../settings/index.ts';

const { sizes, charts } = DEFAULT_LAYOUT;
const size = z.number().min(100).max(2000);

/** Each field is parsed separately: an invalid one gets its initial value. */
const layoutSchema = z
  .object({
    room: z.enum(ROOMS).catch(DEFAULT_LAYOUT.room),
    leftOpen: z.boolean().catch(DEFAULT_LAYOUT.leftOpen),
    inspectorOpen: z.boolean().catch(DEFAULT_LAYOUT.inspectorOpen),
    dockOpen: z.boolean().catch(DEFAULT_LAYOUT.dockOpen),
    dockTab: z.enum(DOCK_TABS).catch(DEFAULT_LAYOUT.dockTab),
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

const viewport = z.object({ x: z.number(), y: z.number(), zoom: z.number().positive() });
const settings = settingsSchema.catch(DEFAULT_SETTINGS);

const sessionSchema = z.object({
  version: z.literal(1),
  /** Ids of the open graphs, in tab order. */
  graphs: readableItems(z.string()),
  active: z.string().nullable().catch(null),
  viewports: readableEntries(viewport),
  layout: layoutSchema,
  settings,
});

/** The stored session of the window. */
export type Session = z.infer<typeof sessionSchema>;

/** Parses a stored session; undefined if missing or of another version. */
export function readSession(stored: unknown): Session | undefined {
  const result = sessionSchema.safeParse(stored);
  return result.success ? result.data : undefined;
}

/** Parses the stored settings, even if the rest of the session is invalid. */
export function readSettings(stored: unknown): Settings {
  const result = z.object({ settings }).safeParse(stored);
  return result.success ? result.data.settings : DEFAULT_SETTINGS;
}
