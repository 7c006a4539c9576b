import { z } from 'zod';
import { fieldData, id } from './base.ts';
import { message } from './message.ts';
import { runStatus } from './runs.ts';

/** The origin of a file's weights. */
export const weightsSource = z.object({
  run: id,
  status: runStatus,
  /** The step and epoch that the weights are from, 0 before the first. */
  step: z.number(),
  epoch: z.number(),
  /** The last step and epoch of the run. */
  trained: z.object({ step: z.number(), epoch: z.number() }),
  /** True if early stopping restored them. */
  isRestored: z.boolean(),
});
export type WeightsSource = z.infer<typeof weightsSource>;

/** A file format for weights, with what it needs to be chosen. */
export const exportFormat = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string(),
  /** Of file names, without the dot. */
  extension: z.string(),
  /** What its files hold. */
  carries: z.array(message),
  /** Its options: fields as data. */
  options: z.record(z.string(), fieldData),
  /** The specification. */
  source: z.string(),
  /** How its files are verified, where they are not read back. */
  verification: z.string().optional(),
});
export type ExportFormat = z.infer<typeof exportFormat>;

/** Result of reading a weights file back: number of rows, and the largest output difference. */
export const verification = z.object({ rows: z.number(), maxAbsError: z.number() });
export type Verification = z.infer<typeof verification>;
