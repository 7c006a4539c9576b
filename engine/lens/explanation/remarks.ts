import { type Message, message } from '../../messages/index.ts';
import type { Operation, OpType } from '../../ops/index.ts';

/** Operations that are computed in another form than they are usually written. */
const STABLE_FORMS: Partial<Record<OpType, Message>> = {
  softmax: message('Computed in its stable form: the largest input of the row is subtracted first, which changes no result.'),
  logSoftmax: message(
    'Computed in its stable form: ln softmax directly from the logits, with the largest of them subtracted, so that no logarithm gets a zero.',
  ),
  softplus: message('Computed in its stable form: max(x, 0) + ln(1 + e^−|x|), which cannot overflow.'),
  sigmoid: message('Computed in its stable form: for negative inputs as e^x / (1 + e^x), which cannot overflow.'),
};

/** What is special about how an element was computed. */
export function remarksOn(operations: readonly Operation[]): Message[] {
  const types = new Set(operations.map(({ op }) => op.type));
  return [...types].flatMap((type) => STABLE_FORMS[type] ?? []);
}
