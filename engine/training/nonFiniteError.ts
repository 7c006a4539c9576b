import { type Message, message } from '../text/index.ts';
import type { Found, Origin } from './nonFinite.ts';
import type { StepPlace } from './plan.ts';
import { trainingError } from './trainingError.ts';

/** The evidence: the loss of a step, or a parameter after it. */
export interface Noticed {
  readonly place: StepPlace;
  readonly learningRate: number;
  readonly loss?: number;
  readonly parameter?: Found | undefined;
  /** True if inputs and quantity targets are normalized already: no advice then. */
  readonly isNormalized: boolean;
}

type Advice = Readonly<Record<Origin['kind'], Message>>;

const FIXES: Advice = {
  data: message('Correct or remove this sample'),
  output: message('Try a smaller learning rate'),
  gradient: message('Try a smaller learning rate, or clip the gradients'),
  update: message('Try a smaller learning rate, or clip the gradients'),
};

/** For unnormalized inputs or targets. */
const FIXES_OF_RAW_DATA: Advice = {
  data: message('Correct or remove this sample, or normalize the data'),
  output: message('Normalize inputs and targets, or try a smaller learning rate'),
  gradient: message('Try a smaller learning rate, clip the gradients, or normalize inputs and targets'),
  update: FIXES.update,
};

/** The error that ends a run with non-finite values. */
export function nonFiniteError({ place, learningRate, loss, parameter, isNormalized }: Noticed, origin: Origin | undefined) {
  const values = { received: String(loss ?? parameter?.value), step: place.step, epoch: place.epoch, learningRate };
  const noticed =
    loss === undefined
      ? message(
          "The parameter '{{name}}' became {{received}} at step {{step}} (epoch {{epoch}}, learning rate {{learningRate}})",
          { ...values, name: String(parameter?.name) },
        )
      : message('The loss became {{received}} at step {{step}} (epoch {{epoch}}, learning rate {{learningRate}})', values);
  const cause = origin && describeCause(origin);
  return trainingError('training.nonFinite', cause ? message('{{noticed}}: {{cause}}', { noticed, cause }) : noticed, {
    where: origin ? describeWhere(origin) : message('step {{step}}', { step: place.step }),
    expected: message('finite numbers'),
    received: String(origin?.value ?? values.received),
    fix: (isNormalized ? FIXES : FIXES_OF_RAW_DATA)[origin?.kind ?? 'output'],
  });
}

function describeCause({ place: { step }, what, value, sample }: Origin): Message {
  // As a string, because JSON has no such number.
  const values = { step, what, value: String(value) };
  if (sample === undefined) return message('at step {{step}}, {{what}} became {{value}}', values);
  return message('at step {{step}}, {{what}} became {{value}} for sample {{sample}} of the data', {
    ...values,
    sample: sample + 1,
  });
}

function describeWhere({ place: { step }, what, sample }: Origin): Message {
  if (sample === undefined) return message('{{what}}, step {{step}}', { what, step });
  return message('{{what}}, step {{step}}, sample {{sample}} of the data', { what, step, sample: sample + 1 });
}
