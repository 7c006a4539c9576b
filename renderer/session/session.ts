import { z } from 'zod';
import { CURVE_AXES, DOCK_AT_RUNS, DOCK_TABS, type Layout, ROOMS } from '../layout/index.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../settings/index.ts';

const size = z.number().min(100).max(2000);

const layoutSchema = z.object({
  room: z.enum(ROOMS),
  leftOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  dockOpen: z.boolean(),
  dockTab: z.enum(DOCK_TABS),
  dockAtRuns: z.enum(DOCK_AT_RUNS).catch('opensFirst').default('opensFirst'),
  sizes: z.object({ left: size, inspector: size, dock: size }),
  minimap: z.boolean(),
  charts: z.object({
    smoothing: z.number().min(0).max(0.99),
    axis: z.enum(CURVE_AXES),
    logarithmic: z.boolean(),
    metric: z.string().nullable().catch(null).default(null),
  }),
}) satisfies z.ZodType<Layout>;

const sessionSchema = z.object({
  version: z.literal(1),
  /** Ids of the open graphs, in the order of their tabs. */
  graphs: z.array(z.string()),
  active: z.string().nullable(),
  viewports: z.record(z.string(), z.object({ x: z.number(), y: z.number(), zoom: z.number() })),
  layout: layoutSchema,
  settings: settingsSchema.optional(),
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
  const result = z.object({ settings: settingsSchema }).safeParse(stored);
  return result.success ? result.data.settings : DEFAULT_SETTINGS;
}
