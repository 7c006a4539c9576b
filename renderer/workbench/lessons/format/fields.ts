import { type LensSamples, SPLITS } from '#app/contract/index.ts';
import { message } from '#engine/messages/index.ts';
import { expecting, z } from '#engine/text/index.ts';
import type { NetworkState } from './lesson.ts';

/** Numbers in lists of any depth, such as a matrix by rows. */
type Nested = number | readonly Nested[];
const isNested = (value: unknown): value is Nested =>
  typeof value === 'number' || (Array.isArray(value) && value.every(isNested));
const numbers = expecting<Nested>(isNested, message('a number, or lists of numbers')).transform(
  (nested) => [nested].flat(9) as number[],
);
const byName = z.record(z.string().min(1).max(300), numbers);

/** A text in Markdown. */
export const markdown = z.string().trim().min(1).max(20_000);
/** A number is the simplest expression. */
export const expressionText = expecting<string | number>(
  (value) => typeof value === 'string' || typeof value === 'number',
  message('an expression, such as hidden.out[0]'),
).transform(String);
export const name = z.string().trim().min(1).max(300);

const sample = z
  .strictObject({
    inputs: byName.optional(),
    targets: byName.optional(),
    split: z.enum(SPLITS).optional(),
    number: z.number().int().min(0).optional(),
  })
  .transform(
    ({ inputs, targets, split = 'train', number = 0 }): LensSamples =>
      inputs ? { kind: 'typed', inputs, ...(targets && { targets }) } : { kind: 'data', split, numbers: [number] },
  );

/** Fields that say what the lens shows of a network. */
export const STATE_FIELDS = {
  seed: z.number().int().min(0).optional(),
  weights: byName.optional(),
  sample: sample.optional(),
};

/** Only the given ones. */
export const stateOf = ({ seed, weights, sample: chosen }: NetworkState): NetworkState => ({
  ...(seed !== undefined && { seed }),
  ...(weights && { weights }),
  ...(chosen && { sample: chosen }),
});
