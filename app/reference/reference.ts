import { findOptimizer, findSchedule, OPTIMIZERS, SCHEDULES } from '#engine/graph/index.ts';
import { findLayer, LAYERS } from '#engine/layers/index.ts';
import {
  type Curve,
  curveOf,
  type DescentPath,
  exampleOf,
  pathOf,
  type RateCurve,
  rateCurveOf,
  type WorkedExample,
} from '#engine/lens/index.ts';
import { declareErrors, type Message, message } from '#engine/messages/index.ts';

const referenceError = declareErrors({
  'reference.unknown': 'The reference has no such page.',
});

/** Values of a reference page. */
export interface Reference {
  /** @throws UserError reference.unknown */
  layer(type: string): { readonly example?: WorkedExample; readonly curve?: Curve };
  /** @throws UserError reference.unknown */
  optimizer(type: string): DescentPath;
  /** @throws UserError reference.unknown */
  schedule(type: string): RateCurve;
}

/** Computes the reference values on request: a few tiny passes of the reference kernels. */
export function openReference(): Reference {
  return {
    layer(type) {
      const layer = findLayer(type) ?? refuse(message('layer'), type, LAYERS);
      const [example, curve] = [exampleOf(layer), curveOf(layer)];
      return { ...(example && { example }), ...(curve && { curve }) };
    },
    optimizer: (type) => pathOf(findOptimizer(type) ?? refuse(message('optimizer'), type, OPTIMIZERS)),
    schedule: (type) => rateCurveOf(findSchedule(type) ?? refuse(message('schedule'), type, SCHEDULES)),
  };
}

function refuse(noun: Message, type: string, known: readonly { readonly type: string }[]): never {
  const expected = message('one of {{types}}', { types: known.map((declaration) => declaration.type) });
  const text = message("There is no {{noun}} '{{type}}'; expected {{expected}}", { noun, type, expected });
  throw referenceError('reference.unknown', text, { where: type, expected, received: type });
}
