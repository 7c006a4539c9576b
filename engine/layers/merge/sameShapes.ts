import { message } from '../../messages/index.ts';
import { broadcastShapes, formatShape, type Shape } from '../../ops/index.ts';
import { describeShape, ShapeMismatch } from '../declaration/layer.ts';

/** The shape that tensors have in common after broadcasting. @throws ShapeMismatch where they have none */
export function commonShape(shapes: readonly Shape[]): Shape {
  return shapes.reduce((common, shape, index) => {
    const next = common.length === shape.length ? broadcastShapes(common, shape) : undefined;
    if (next) return next;
    throw new ShapeMismatch({
      at: { port: `in${index + 1}` },
      expected: message('the shape {{shape}} of the previous inputs', { shape: formatShape(common) }),
      received: describeShape(shape),
    });
  });
}
