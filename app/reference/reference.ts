import { findOptimizer, findSchedule, OPTIMIZERS, SCHEDULES } from '#engine/graph/index.ts';
import { findLayer, LAYERS } from '#engine/layers/index.ts';
import { curveOf, exampleOf, pathOf, rateCurveOf } from '#engine/lens/index.ts';
import { declareErrors, type Message, message } from '#engine/messages/index.ts';

const referenceError = declareErrors({
  'reference.unknown': 'The reference has no such page.',
});

/**
 * The values of the reference pages, computed on request: a few tiny passes of the reference kernels. All throw
 * UserError reference.unknown.
 */
export const reference = {
  layer(type: string) {
    const layer = findLayer(type) ?? refuse(message('layer'), type, LAYERS);
    const [example, curve] = [exampleOf(layer), curveOf(layer)];
    return { ...(example && { example }), ...(curve && { curve }) };
  },
  optimizer: (type: string) => pathOf(findOptimizer(type) ?? refuse(message('optimizer'), type, OPTIMIZERS)),
  schedule: (type: string) => rateCurveOf(findSchedule(type) ?? refuse(message('schedule'), type, SCHEDULES)),
};

function refuse(noun: Message, type: string, known: readonly { readonly type: string }[]): never {
  const expected = message('one of {{types}}', { types: known.map((declaration) => declaration.type) });
  const text = message("There is no {{noun}} '{{type}}'; expected {{expected}}", { noun, type, expected });
  throw referenceError('reference.unknown', text, { where: type, expected, received: type });
}
