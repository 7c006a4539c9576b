import { z } from 'zod';

const numbers = z.array(z.number());

/** A column of a table as it was encoded for the network. */
const preparedFieldSchema = z.looseObject({
  name: z.string(),
  /** A date counts days since 1970-01-01, UTC. */
  kind: z.enum(['number', 'category', 'date', 'text']),
  /** The value in place of a missing one, a category by its name; absent if none was missing in training. */
  fill: z.union([z.number(), z.string()]).optional(),
  /** True if a feature of its own is 1 where the value is missing. */
  indicator: z.boolean().optional(),
  /** In the order of their features, or of their indices. */
  categories: z.array(z.string()).optional(),
  /** `onehot`: one feature per category, all 0 for an unknown one. `index`: a category as its index from 1, an unknown one as 0. */
  encoding: z.enum(['onehot', 'index']).optional(),
  /** What a text is cut into. */
  tokens: z.enum(['chars', 'words']).optional(),
  /** The known tokens of texts, the most frequent first. Token i is index i + 2: 0 pads short texts, 1 is an unknown token. */
  vocabulary: z.array(z.string()).optional(),
  /** Number of tokens of a text that the network sees. */
  length: z.number().int().min(1).optional(),
});

/** A column of a table as it was encoded for the network; other data is encoded alike. */
export type PreparedField = z.infer<typeof preparedFieldSchema>;

/** How rows of a time series become samples. */
const preparedWindowSchema = z.looseObject({
  /** Number of consecutive rows in a sample. */
  rows: z.number().int().min(1),
  /** The target is that of so many rows after the last one of the sample. */
  horizon: z.number().int().min(0),
  /** The column that orders the rows; absent for their order in the file. */
  time: z.string().optional(),
  /** The column that tells several series apart. */
  group: z.string().optional(),
});

export type PreparedWindow = z.infer<typeof preparedWindowSchema>;

const preparedColumnSchema = z.looseObject({
  name: z.string(),

  shape: z.array(z.number().int().min(0)),
  /** Feature names, in order, if the data has any: the columns of a table. */
  features: z.array(z.string()).optional(),
  /** The columns of a table behind the features, in order, if some are encoded; otherwise each feature is a column itself. */
  fields: z.array(preparedFieldSchema).optional(),
  /** Set if a sample is a window over rows; the features are then those of each row. */
  window: preparedWindowSchema.optional(),
  /** True if it holds indices of categories or tokens, which are never normalized. */
  isIndex: z.boolean().optional(),
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
