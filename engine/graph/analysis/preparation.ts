import { z } from 'zod';

const numbers = z.array(z.number());

const preparedColumnSchema = z.looseObject({
  name: z.string(),
  /** The shape of one sample. */
  shape: z.array(z.number().int().min(0)),
  /** Names of the elements of a sample, in their order, where the data has any: the columns of a table. */
  features: z.array(z.string()).optional(),
  /** The number of classes, where the column holds class indices. */
  classes: z.number().int().min(1).optional(),
  /** Names of the classes, in the order of their indices. */
  classNames: z.array(z.string()).optional(),
  /** value = (raw - offset) · scale, one entry for all elements or one for each; fitted on the training samples alone. */
  normalization: z.looseObject({ offset: numbers, scale: numbers }).optional(),
});

export const preparationSchema = z.looseObject({
  inputs: z.array(preparedColumnSchema),
  targets: z.array(preparedColumnSchema),
});

/**
 * What was fixed by the data that a network was trained on, and what other data must go through before the network can use it:
 * plain JSON, kept with the run and with the weights.
 */
export type Preparation = z.infer<typeof preparationSchema>;

/** A column of the training data: by these names other data is matched with it. */
export type PreparedColumn = z.infer<typeof preparedColumnSchema>;
