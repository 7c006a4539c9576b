import { oc } from '@orpc/contract';
import { z } from 'zod';
import { GRAPH_LIMITS, graphSchema } from '#engine/graph/index.ts';
import { isDeeperThan } from '#engine/text/index.ts';
import { trainingSpan } from '../schemas/index.ts';
import { userErrorData } from '../schemas/message.ts';

/** Every call can fail with a user error; its code and fix travel as data. */
export const call = oc.errors({ USER_ERROR: { status: 422, data: userErrorData } });

export const none = z.void();
export const byId = z.object({ id: z.string().min(1).max(64) });

const { depth } = GRAPH_LIMITS;
/** A document as an argument, with the same depth limit as files. */
export const document = graphSchema.refine((data) => !isDeeperThan(data, depth), {
  error: `expected at most ${depth} levels of lists and objects`,
});

export const byRun = z.object({ runId: z.string().min(1).max(64) });

/** What a run starts from. */
export const runStart = z.object({
  graphId: z.string().optional(),
  document,
  weightsOf: z.string().min(1).max(64).optional(),
  atStep: z.number().int().min(0).optional(),
  pauseAfter: trainingSpan.optional(),
});
