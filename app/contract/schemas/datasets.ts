import { z } from 'zod';
import { fieldData } from './base.ts';
import { message } from './message.ts';

const placedNumber = z.object({ value: z.number(), sample: z.number() });
const columnDescription = z.object({
  name: z.string(),
  shape: z.array(z.number()),
  classes: z.number().optional(),
  /** True if it holds indices of categories or tokens. */
  isIndex: z.boolean().optional(),
  /** The range of its values, checked against the ports they reach. */
  values: z
    .object({
      least: placedNumber,
      largest: placedNumber,
      fraction: placedNumber.optional(),
      hasZero: z.boolean(),
    })
    .optional(),
});
export const datasetSummary = z.object({
  spec: z.string(),
  name: z.string(),
  description: z.string(),
  samples: z.number(),
  /** True if its features are columns, each in a unit of its own. */
  isTable: z.boolean(),
  kind: z.enum(['builtIn', 'file']),
});
export type DatasetSummary = z.infer<typeof datasetSummary>;

/** One of the files that make a data set. */
const fileRole = z.object({ name: z.string(), label: z.string(), example: z.string() });
/** A format of data files, as its reader declares it. */
export const dataReader = z.object({
  /** Stands before the path in a SPEC: `csv:PATH`. */
  name: z.string(),
  label: z.string(),
  help: z.string(),
  /** Endings of file names that need no name in front, without the dot. */
  extensions: z.array(z.string()),
  files: z.array(fileRole),
  /** Those of a second data set to test on; empty where there is none. */
  testFiles: z.array(fileRole),
  preview: z.enum(['rows', 'shape']),
  options: z.record(z.string(), fieldData),
});
export type DataReader = z.infer<typeof dataReader>;

/** How many bytes of a file its format is recognized by, unpacked. */
export const HEAD_BYTES = 4096;
/** The beginning of a file, in base64, and whether it is text that is neither JSON nor another format with a name. */
export const fileHead = z.object({ name: z.string(), head: z.base64().max(2 * HEAD_BYTES), isText: z.boolean() });
/** Files that make a data set, as their places in what was asked about: by role, null where one is missing, and all of the format. */
export const recognizedFiles = z.object({
  reader: z.string(),
  files: z.array(z.number().nullable()),
  all: z.array(z.number()),
});
export type RecognizedFiles = z.infer<typeof recognizedFiles>;

/** Rows of a spreadsheet, their cells parted by tabs: at most what one message can hold. */
export const pastedTable = z.object({ text: z.string().min(1).max(8_000_000) });

/** Numbers of samples in the splits. */
export const splitSizes = z.object({ train: z.number(), validation: z.number(), test: z.number() });
export type SplitSizes = z.infer<typeof splitSizes>;

/** A column of a table as it was read. Statistics are those of the training rows. */
export const tableColumn = z.object({
  name: z.string(),
  /** The network sees features and targets only. */
  role: z.enum(['feature', 'target', 'weight', 'group', 'split', 'time', 'ignored']),
  /** Of features and targets. A date counts days since 1970-01-01, UTC. */
  kind: z.enum(['number', 'category', 'date', 'text']).optional(),
  /** Number of rows in which its value is missing. */
  missing: z.number().optional(),
  /** What takes the place of a missing value. */
  fill: z.union([z.number(), z.string()]).optional(),
  /** Number of different values. */
  distinct: z.number().optional(),
  statistics: z
    .object({ min: z.number(), max: z.number(), mean: z.number(), median: z.number(), deviation: z.number() })
    .optional(),
  /** Counts in equal intervals from the smallest value to the largest. */
  histogram: z.array(z.number()).optional(),
  /** The most frequent categories first. */
  categories: z.array(z.object({ name: z.string(), count: z.number() })).optional(),
  /** How much of a target the column explains by itself, from 0 to 1: r², η² or the square of Cramér's V. */
  association: z.number().optional(),
});
export type TableColumn = z.infer<typeof tableColumn>;

export const tableDescription = z.object({
  columns: z.array(tableColumn),
  /** The first few training rows as they were read, a cell per column: dates in ISO 8601, null for a missing value. */
  rows: z.array(z.array(z.union([z.number(), z.string(), z.null()]))),
  /** Number of rows that are described: all, or the first ones of a large table. */
  described: z.number(),
  /** Number of described rows that equal an earlier one. */
  duplicates: z.number(),
});
export type TableDescription = z.infer<typeof tableDescription>;

export const datasetDescription = z.object({
  spec: z.string(),
  name: z.string(),
  description: message,
  /** Decisions made in reading the file, a sentence each. */
  notes: z.array(message),
  inputs: z.array(columnDescription.extend({ features: z.array(z.string()).optional() })),
  targets: z.array(
    columnDescription.extend({
      classNames: z.array(z.string()).optional(),
      /** Per element of a quantity target, over the training samples. */
      statistics: z.array(z.object({ mean: z.number(), deviation: z.number() })).optional(),
    }),
  ),
  samples: splitSizes,
  /** True if it comes with test samples: the test share is not used then. */
  hasOwnTest: z.boolean(),
  fingerprint: z.string(),
  /** The columns of a table. */
  table: tableDescription.optional(),
  /** The first few training samples, as raw values: `inputs[i]` belongs to `targets[i]`. */
  preview: z.array(z.object({ inputs: z.array(z.array(z.number())), targets: z.array(z.array(z.number())) })),
});
export type DatasetDescription = z.infer<typeof datasetDescription>;

/** Progress of reading a data file. */
export const readingProgress = z.object({ bytes: z.number(), totalBytes: z.number(), rows: z.number() });
export type ReadingProgress = z.infer<typeof readingProgress>;
