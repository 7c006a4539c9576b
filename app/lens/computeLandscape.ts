import type { Landscape, LandscapeAxis } from '#app/contract/index.ts';
import { type PassState, Variation } from '#engine/lens/index.ts';
import { changeable } from './changes.ts';
import { toAnyNumber } from './describeTensor.ts';
import { noLoss } from './errors.ts';

/**
 * The J that gradients derive from, on a grid along one or two weights or inputs, with everything else as it is in a pass.
 * @param onPoint called before each point; what it throws ends the computation
 * @throws UserError lens.address, lens.noLoss
 */
export function computeLandscape(pass: PassState, axes: readonly LandscapeAxis[], onPoint: () => void): Landscape {
  if (pass.objective === undefined) throw noLoss();
  const elements = axes.map(({ address }) => changeable(pass.model.graph, address, pass.program.batch));
  const variation = new Variation(pass, [...new Set(elements.map(({ name }) => name))]);
  const losses = gridOf(axes).map((point) => {
    onPoint();
    return toAnyNumber(variation.at(elements.map((element, axis) => ({ ...element, value: point[axis] }))).objective);
  });
  return { losses, here: { at: elements.map((element) => variation.valueOf(element)), loss: toAnyNumber(pass.objective) } };
}

/** The points of the grid, row-major with the last axis in columns. */
function gridOf(axes: readonly LandscapeAxis[]): number[][] {
  return axes.reduce<number[][]>(
    (points, axis) => points.flatMap((point) => valuesOf(axis).map((value) => [...point, value])),
    [[]],
  );
}

const valuesOf = ({ from, to, count }: LandscapeAxis): number[] =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
