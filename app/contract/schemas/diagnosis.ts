import { z } from 'zod';
import type { GraphEdit } from '#engine/graph/index.ts';
import { message } from './message.ts';

/** Views of a run that show evidence. */
export const EVIDENCE_VIEWS = ['curves', 'gradients', 'confusion', 'data', 'lens'] as const;

/** An edit of a graph document, from the engine: the window applies it as it is. */
const edit = z.custom<GraphEdit>((value) => typeof value === 'object' && value !== null && 'type' in value);

/** A fault found in a run. */
const diagnosisFinding = z.object({
  code: z.string(),
  label: message,
  severity: z.enum(['error', 'warning']),
  /** Where its evidence is seen. */
  view: z.enum(EVIDENCE_VIEWS),
  /** The node at fault, by its id in the run's document, blocks expanded. */
  node: z.string().optional(),
  /** The step after which it shows. */
  step: z.number().optional(),
  evidence: z.object({ numbers: z.record(z.string(), z.number()), text: message }),
  cause: message,
  /** Changes of the run's document, the likeliest first; each stands alone. */
  fixes: z.array(z.object({ label: message, edits: z.array(edit) })),
});
export type RunFinding = z.infer<typeof diagnosisFinding>;

/** The faults of a run, causes before symptoms; none for a healthy one. */
export const runDiagnosis = z.object({
  /** The last step it is about. */
  step: z.number(),
  /** False if data or weights could not be measured: some faults are then not found. */
  hasMeasured: z.boolean(),
  findings: z.array(diagnosisFinding),
});
export type RunDiagnosis = z.infer<typeof runDiagnosis>;
