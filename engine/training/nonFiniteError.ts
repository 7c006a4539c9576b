import { type Message, message, UserError } from '../messages/index.ts';
import type { Dataset } from './dataset.ts';
import type { Origin } from './origin.ts';
import { shortNumber } from './originCause.ts';
import type { StepPosition } from './plan.ts';
import { generalRemedy } from './remedies.ts';
import type { Traced } from './tracedStep.ts';
import { trainingError } from './trainingError.ts';

/** The evidence: the loss of a step, or a parameter after it. */
export interface Noticed {
  readonly position: StepPosition;
  readonly learningRate: number;
  readonly loss?: number;
  readonly parameter?: Traced | undefined;
  readonly data: Dataset;
}

/** The end of a run with non-finite values: training.nonFinite. */
export class NonFiniteError extends UserError<'training.nonFinite'> {
  /** Undefined if memory did not suffice to search for it. */
  readonly origin: Origin | undefined;

  constructor(noticed: Noticed, origin: Origin | undefined) {
    const { position, loss, parameter, data } = noticed;
    const { template, values, details } = trainingError('training.nonFinite', describe(noticed, origin), {
      where: origin ? describeWhere(origin) : message('step {{step}}', { step: position.step }),
      expected: message('finite numbers'),
      received: String(origin?.value ?? loss ?? parameter?.value),
      fix: fixOf(origin) ?? generalRemedy('output', data),
    });
    super('training.nonFinite', { template, values }, details);
    this.origin = origin;
  }
}

function describe({ position, learningRate, loss, parameter }: Noticed, origin: Origin | undefined): Message {
  const values = {
    received: String(loss ?? parameter?.value),
    step: position.step,
    epoch: position.epoch,
    learningRate: shortNumber(learningRate),
  };
  const noticed =
    loss === undefined
      ? message(
          "The parameter '{{name}}' became {{received}} at step {{step}} (epoch {{epoch}}, learning rate {{learningRate}})",
          { ...values, name: String(parameter?.holder) },
        )
      : message('The loss became {{received}} at step {{step}} (epoch {{epoch}}, learning rate {{learningRate}})', values);
  return origin ? message('{{noticed}}: {{cause}}', { noticed, cause: describeCause(origin) }) : noticed;
}

/** The likeliest remedy. */
function fixOf(origin: Origin | undefined): Message | undefined {
  if (!origin) return undefined;
  const [{ code: _, ...fix }] = origin.remedies;
  return fix;
}

/** The number in the training split. Only outputs and data are told by sample: other values belong to the whole batch. */
const toldSample = ({ sample, quantity, kind }: Origin): number | undefined =>
  sample && (quantity === 'out' || quantity === 'dout') && kind !== 'update' ? sample.number : undefined;

function describeCause(origin: Origin): Message {
  const { step, what, value } = origin;
  const sample = toldSample(origin);
  // As a string, because JSON has no such number.
  const values = { step, what, value: String(value) };
  if (sample === undefined) return message('at step {{step}}, {{what}} became {{value}}', values);
  return message('at step {{step}}, {{what}} became {{value}} for training sample {{sample}}', { ...values, sample });
}

function describeWhere(origin: Origin): Message {
  const { step, what } = origin;
  const sample = toldSample(origin);
  if (sample === undefined) return message('{{what}}, step {{step}}', { what, step });
  return message('{{what}}, step {{step}}, training sample {{sample}}', { what, step, sample });
}
