import { z } from 'zod';

const numbers = z.array(z.number());

const preparedColumnSchema = z.looseObject({
  name: z.string(),
  shape: z.array(z.number().int().min(0)),
  /** Feature names, in order, if the data has any: the columns of a table. */
  features: z.array(z.string()).optional(),
  /** Number of classes, if the column holds class indices. */
  classes: z.number().int().min(1).optional(),
  /** Class names, in index order. */
  classNames: z.array(z.string()).optional(),
  /** value = (raw - offset) · scale, with one entry for all elements or one per element; fitted on the training samples only. */
  normalization: z.looseObject({ offset: numbers, scale: numbers }).optional(),
});

export const preparationSchema = z.looseObject({
  inputs: z.array(preparedColumnSchema),
  targets: z.array(preparedColumnSchema),
});

/**
 * Preprocessing fixed by the training data, to apply to other data before the network uses it: plain JSON, kept with the run and
 * the weights.
 */
export type Preparation = z.infer<typeof preparationSchema>;

/** A column of the training data; other data is matched by its names. */
export type PreparedColumn = z.infer<typeof preparedColumnSchema>;
