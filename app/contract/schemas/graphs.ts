import { z } from 'zod';
import { type DifferenceCounts, graphSchema } from '#engine/graph/index.ts';
import { id, timestamp } from './base.ts';

export const graphSummary = z.object({ id, name: z.string(), updatedAt: timestamp });
export type GraphSummary = z.infer<typeof graphSummary>;
export const storedGraph = graphSummary.extend({ document: graphSchema, revision: z.number().int() });
export type StoredGraph = z.infer<typeof storedGraph>;

/** A change of a stored graph. */
export const graphChange = z.object({
  id,
  /** The stored revision; null if the graph was removed. */
  revision: z.number().int().nullable(),
  /** The window that made it, if it gave its id. */
  by: z.string().optional(),
});
export type GraphChange = z.infer<typeof graphChange>;

/** Counts of changes between two states. */
const differenceCounts = z.object({
  nodesAdded: z.number(),
  nodesRemoved: z.number(),
  nodesChanged: z.number(),
  nodesMoved: z.number(),
  wiresMoved: z.number(),
  wiresAdded: z.number(),
  wiresRemoved: z.number(),
  parameters: z.number(),
  settings: z.number(),
}) satisfies z.ZodType<DifferenceCounts>;
/** A state of a graph: the current one, or an earlier version. */
export const versionSummary = z.object({
  revision: z.number().int(),
  /** When the state was created. */
  changedAt: timestamp,
  /** The user's name for it; named versions are never thinned out. */
  name: z.string().nullable(),
  isPresent: z.boolean(),
  /** From the previous state in the list; null for the first. */
  difference: differenceCounts.nullable(),
});
export type VersionSummary = z.infer<typeof versionSummary>;
export const graphVersion = versionSummary
  .pick({ revision: true, changedAt: true, name: true })
  .extend({ document: graphSchema });
export type GraphVersion = z.infer<typeof graphVersion>;

/** A block in the user's palette: the block, last, and the blocks within it. */
export const keptBlock = z.object({ id, name: z.string(), definitions: graphSchema.shape.blocks.unwrap().min(1) });
export type SavedBlock = z.infer<typeof keptBlock>;

/** A template: a built-in example, or one of the user's own. */
export const template = z.object({
  id,
  kind: z.enum(['builtIn', 'own']),
  name: z.string(),
  /** One sentence. */
  description: z.string(),
  document: graphSchema,
});
export type Template = z.infer<typeof template>;

export const exampleSummary = z.object({ id, name: z.string(), description: z.string() });
export type ExampleSummary = z.infer<typeof exampleSummary>;
