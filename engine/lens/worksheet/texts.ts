import { type Message, message } from '../../messages/index.ts';
import type { WorksheetPhase } from '../../worksheet/index.ts';

/** What is calculated in a group of exercises. */
export type ExerciseKind = 'z' | 'a' | 'output' | 'loss' | 'delta' | 'derivative' | 'innerDerivative' | 'gradient' | 'update';

export const PHASE_TITLES: Readonly<Record<WorksheetPhase, Message>> = {
  forward: message('Forward pass'),
  loss: message('Loss'),
  backward: message('Backward pass'),
  update: message('Update'),
};

/** @param node with its layer */
export function groupTitle(kind: ExerciseKind, node: Message): Message {
  switch (kind) {
    case 'z':
      return message('{{node}}: pre-activations z', { node });
    case 'a':
      return message('{{node}}: activations a', { node });
    case 'output':
      return message('{{node}}: outputs', { node });
    case 'loss':
      return message('{{node}}: the loss J', { node });
    case 'delta':
      return message('{{node}}: error signals δ', { node });
    case 'derivative':
      return message('{{node}}: derivatives of J by its outputs', { node });
    case 'innerDerivative':
      return message('{{node}}: derivatives of J by intermediate results', { node });
    case 'gradient':
      return message('{{node}}: gradients of the weights', { node });
    case 'update':
      return message('{{node}}: new weights', { node });
  }
}

export const INSTRUCTIONS: Readonly<Record<ExerciseKind, Message>> = {
  z: message('Multiply each input of the neuron by its weight, add the products, and add the bias.'),
  a: message('Apply the activation function to each pre-activation.'),
  output: message('Put the numbers into the formula of the layer.'),
  loss: message('Compare the prediction with the target. J says how wrong the prediction is; training makes it smaller.'),
  delta: message('δ is the derivative of J by z. Calculate it from the derivatives of the next layer by the chain rule.'),
  derivative: message('Add up what comes back from everything that this number enters: derivative there times weight.'),
  innerDerivative: message('Apply the chain rule one operation at a time.'),
  gradient: message('The gradient of a weight is δ of its neuron times the input of the weight; the gradient of a bias is δ.'),
  update: message('Move each weight a small step against its gradient, as the optimizer does.'),
};

/** Of an update with state. */
export const STATEFUL_UPDATE = message(
  'First calculate the new state of the optimizer from the gradient, then the new weight. A prime (′) marks numbers after the update.',
);
