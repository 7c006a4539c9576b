import { z } from 'zod';
import { FIELD_KINDS } from '#engine/params/index.ts';

export const id = z.string().min(1).max(64);
export const timestamp = z.number().describe('milliseconds since 1970');
/** By metric name. */
export const metricValues = z.record(z.string(), z.number());
export const evaluation = z.object({ loss: z.number(), metrics: metricValues });
export type Evaluation = z.infer<typeof evaluation>;
/** A field as data: all that it declares, without its functions. @see fieldsFromData */
export const fieldData = z.looseObject({ kind: z.enum(FIELD_KINDS) });
