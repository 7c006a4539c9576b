import type { Found, Origin } from './nonFinite.ts';
import type { StepPlace } from './plan.ts';
import { trainingError } from './trainingError.ts';

/** What was noticed: the loss of a step, or a parameter after it. */
export interface Noticed {
  readonly place: StepPlace;
  readonly learningRate: number;
  readonly loss?: number;
  readonly parameter?: Found | undefined;
  /** Whether inputs, and targets that are quantities, are normalized: then that is no advice. */
  readonly isNormalized: boolean;
}

type Advice = Readonly<Record<Origin['kind'], string>>;

const FIXES: Advice = {
  data: 'Correct or remove this sample',
  output: 'Try a smaller learning rate',
  gradient: 'Try a smaller learning rate, or clip the gradients',
  update: 'Try a smaller learning rate, or clip the gradients',
};

/** Where inputs or targets are as the data has them. */
const FIXES_OF_RAW_DATA: Advice = {
  data: 'Correct or remove this sample, or normalize the data',
  output: 'Normalize inputs and targets, or try a smaller learning rate',
  gradient: 'Try a smaller learning rate, clip the gradients, or normalize inputs and targets',
  update: FIXES.update,
};

/** The error that ends a run whose numbers are no longer finite. */
export function nonFiniteError({ place, learningRate, loss, parameter, isNormalized }: Noticed, origin: Origin | undefined) {
  const subject = loss === undefined ? `The parameter '${parameter?.name}'` : 'The loss';
  const received = String(loss ?? parameter?.value);
  const when = `step ${place.step} (epoch ${place.epoch}, learning rate ${learningRate})`;
  const sample = origin?.sample === undefined ? '' : ` for sample ${origin.sample + 1} of the data`;
  const cause = origin && `: at step ${origin.place.step}, ${origin.what} became ${origin.value}${sample}`;
  return trainingError('training.nonFinite', `${subject} became ${received} at ${when}${cause ?? ''}`, {
    where: origin
      ? `${origin.what}, step ${origin.place.step}${sample && `,${sample.replace(' for', '')}`}`
      : `step ${place.step}`,
    expected: 'finite numbers',
    received: String(origin?.value ?? received),
    fix: (isNormalized ? FIXES : FIXES_OF_RAW_DATA)[origin?.kind ?? 'output'],
  });
}
