import type { GradientCheck, ParameterCheck } from '#app/contract/index.ts';
import {
  type CheckedElement,
  checkElements,
  formatAddress,
  type PassState,
  parseAddress,
  pickElements,
} from '#engine/lens/index.ts';
import { message } from '#engine/messages/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { changeable } from './changes.ts';
import { toAnyNumber } from './describeTensor.ts';
import { lensError } from './errors.ts';
import { locate } from './locate.ts';

/** The elements with the largest errors that are told one by one. */
const MOST_WORST = 64;

/**
 * Compares ∂J/∂x with central differences: of all elements of a weight or an input, of some of a large one, or of one element if the
 * address has an index.
 * @param onElement called before each element; what it throws ends the check
 * @throws UserError lens.address, lens.noGradient
 */
export function checkParameter(pass: PassState, address: string, onElement: () => void): ParameterCheck {
  const { node, quantity, tensor, element } = locate(pass, address);
  const { name } = changeable(
    pass.model.graph,
    formatAddress({ node, quantity, index: tensor.shape.map(() => 0) }),
    pass.program.batch,
  );
  const gradient = pass.find({ node, quantity: `d${quantity}` });
  if (!gradient || pass.loss === undefined) throw noGradient(address);
  const length = sizeOf(tensor.shape);
  const elements = parseAddress(address)?.index && element !== undefined ? [element] : pickElements(length, name);
  const checked = checkElements(pass, name, elements, gradient.read(), onElement);
  const describe = (one: CheckedElement): GradientCheck =>
    describeElement(formatAddress({ node, quantity, index: indexOf(one.element, tensor.shape) }), one);
  return {
    parameter: formatAddress({ node, quantity }),
    checked: elements.length,
    elements: length,
    relativeError: toAnyNumber(checked.relativeError),
    worst: checked.elements
      .toSorted((a, b) => b.relativeError - a.relativeError)
      .slice(0, MOST_WORST)
      .map(describe),
  };
}

function describeElement(address: string, { analytic, here, slope, relativeError }: CheckedElement): GradientCheck {
  return {
    address,
    analytic: toAnyNumber(analytic),
    right: toAnyNumber(slope.right),
    left: toAnyNumber(slope.left),
    central: toAnyNumber(slope.central),
    epsilon: slope.epsilon,
    isKink: slope.isKink,
    relativeError: toAnyNumber(relativeError),
    losses: { here: toAnyNumber(here), above: toAnyNumber(slope.above), below: toAnyNumber(slope.below) },
  };
}

/** The index of a row-major position. */
function indexOf(element: number, shape: readonly number[]): number[] {
  let rest = element;
  return shape
    .toReversed()
    .map((length) => {
      const at = rest % length;
      rest = Math.floor(rest / length);
      return at;
    })
    .toReversed();
}

function noGradient(address: string) {
  const text = message("'{{address}}' has no gradient in this pass, to compare with differences of J", { address });
  return lensError('lens.noGradient', text, {
    where: address,
    expected: message('a trained weight or an input, and targets'),
    received: address,
  });
}
