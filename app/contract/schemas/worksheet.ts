import { z } from 'zod';
import { address, anyNumber } from './lensQuestion.ts';
import { message } from './message.ts';

const exercise = z.object({
  of: address,
  symbol: z.string(),
  formula: z.string(),
  largestTerms: z.string().nullable(),
  drawn: z.array(z.string()),
  numbers: z.string(),
  result: z.string(),
  value: anyNumber,
  cancels: z.boolean(),
});
/** One training step to calculate by hand. @see Worksheet in engine/worksheet */
export const worksheet = z.object({
  name: z.string(),
  about: z.array(message),
  covers: z.enum(['all', 'path']),
  parameters: z.number(),
  digits: z.number(),
  rules: z.array(message),
  graph: z.object({
    nodes: z.array(z.object({ id: z.string(), label: z.string(), layer: message, x: z.number(), y: z.number() })),
    wires: z.array(z.tuple([z.string(), z.string()])),
  }),
  settings: z.array(message),
  given: z.array(z.object({ title: message, formulas: z.array(z.string()) })),
  parts: z.array(
    z.object({
      phase: z.enum(['forward', 'loss', 'backward', 'update']),
      title: message,
      groups: z.array(
        z.object({
          node: z.string(),
          title: message,
          instruction: message,
          remarks: z.array(message),
          definitions: z.array(z.string()),
          exercises: z.array(exercise),
        }),
      ),
    }),
  ),
});
export type Worksheet = z.infer<typeof worksheet>;
export const WORKSHEET_FORMATS = ['md', 'tex'] as const;
