import { broadcastShapes, formatShape, type Shape } from '../../ops/index.ts';
import { message } from '../../text/index.ts';
import { describeShape, Misfit } from '../layer.ts';

/** The shape that tensors have in common after broadcasting. @throws Misfit where they have none */
export function commonShape(shapes: readonly Shape[]): Shape {
  return shapes.reduce((common, shape, index) => {
    const next = common.length === shape.length ? broadcastShapes(common, shape) : undefined;
    if (next) return next;
    throw new Misfit({
      at: { port: `in${index + 1}` },
      expected: message('the shape {{shape}} of the previous inputs', { shape: formatShape(common) }),
      received: describeShape(shape),
    });
  });
}
