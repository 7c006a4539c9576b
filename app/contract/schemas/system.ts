import { z } from 'zod';
import { message, notice } from './message.ts';

export const systemInfo = z.object({
  version: z.string(),
  /** `desktop` has native dialogs; `browser` is served on the loopback interface. */
  host: z.enum(['desktop', 'browser', 'commandLine']),
  platform: z.string(),
  engine: message,
  databaseFile: z.string(),
  /** Recoveries at startup: a damaged database set aside, interrupted runs. */
  notices: z.array(notice),
});
export type SystemInfo = z.infer<typeof systemInfo>;

/** The outcome of saving a file: saved at a path, waiting for download, or cancelled. */
export const savedFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), path: z.string(), bytes: z.number() }),
  z.object({ kind: z.literal('download'), url: z.string(), fileName: z.string(), bytes: z.number() }),
  z.object({ kind: z.literal('canceled') }),
]);
export type SavedFile = z.infer<typeof savedFile>;

/** A saved PDF; `byWindow` if the window prints by itself. */
export const printedFile = z.discriminatedUnion('kind', [...savedFile.options, z.object({ kind: z.literal('byWindow') })]);
