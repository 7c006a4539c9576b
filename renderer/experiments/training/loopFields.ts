import { z } from 'zod';
import { TRAINING_DEFAULTS } from '#engine/graph/index.ts';
import type { Field } from '../../controls/fields/index.ts';
import { later, message } from '../../language/index.ts';

/** An integer training setting, as a field. */
function count(help: string, initial: number, min: number): Field {
  const schema = z.number().refine((value) => Number.isSafeInteger(value) && value >= min);
  const expected = () => message('a whole number of at least {{min}}', { min });
  return { kind: 'int', default: initial, help, min, step: 1, schema, expected };
}

/** Settings of the training loop, with their defaults. */
export const LOOP_FIELDS = {
  batchSize: count(later('Samples used for one update.'), TRAINING_DEFAULTS.batchSize, 1),
  epochs: count(later('Number of passes over the training samples.'), TRAINING_DEFAULTS.epochs, 1),
  seed: count(later('Random seed: the same seed gives the same weights, bit for bit.'), TRAINING_DEFAULTS.seed, 0),
} as const;

export const GRADIENT_FIELD = count(
  later('Steps between two entries of the gradient history; 0 turns recording off.'),
  TRAINING_DEFAULTS.gradientsEvery,
  0,
);
