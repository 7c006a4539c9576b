import type { Found, Origin } from './nonFinite.ts';
import type { StepPlace } from './plan.ts';
import { trainingError } from './trainingError.ts';

/** What was noticed: the loss of a step, or a parameter after it. */
export interface Noticed {
  readonly place: StepPlace;
  readonly learningRate: number;
  readonly loss?: number;
  readonly parameter?: Found | undefined;
}

const FIXES: Readonly<Record<Origin['kind'], string>> = {
  data: 'Mend or leave out this sample, or normalize the data',
  output: 'Normalize the data, or try a smaller learning rate',
  gradient: 'Try a smaller learning rate, clip the gradients, or normalize the data',
  update: 'Try a smaller learning rate, or clip the gradients',
};

/** The error that ends a run whose numbers are no longer finite. */
export function nonFiniteError({ place, learningRate, loss, parameter }: Noticed, origin: Origin | undefined) {
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
    fix: FIXES[origin?.kind ?? 'output'],
  });
}
