import { z } from 'zod';
import { message } from './message.ts';

const column = z.array(z.number().nullable());
/** A conclusion from the sizes of gradients, at a node. */
const flowFinding = z
  .object({ code: z.string(), severity: z.enum(['good', 'warning']), node: z.string().optional() })
  .and(message);

/**
 * The flow of gradients through a run: columns of equal length, one entry per recorded step; of a long history the largest of each
 * interval. Nodes in topological order; null where nothing was recorded.
 */
export const runFlow = z.object({
  step: z.array(z.number()),
  nodes: z.array(
    z.object({
      node: z.string(),
      /** The user's name for it. */
      label: z.string().optional(),
      /** Its position in topological order, and the greatest number of wires between it and a loss. */
      depth: z.number(),
      toLoss: z.number(),
      /** Elements of its output, with the batch. */
      elements: z.number(),
      /** Root mean squares of its output and of ∂J/∂out: √elements times that is the norm. */
      output: column,
      gradient: column,
      /** Of an activation: the share of its units with a slope below 0.05. */
      saturated: column.optional(),
    }),
  ),
  parameters: z.array(
    z.object({
      parameter: z.string(),
      node: z.string(),
      /** ‖∂J/∂W‖, and ‖ΔW‖ / ‖W‖. */
      norm: column,
      updateRatio: column,
    }),
  ),
  /** Of the last recorded steps: where the gradient vanishes or explodes, and why. */
  findings: z.array(flowFinding),
});
export type RunFlow = z.infer<typeof runFlow>;
