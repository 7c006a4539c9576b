import { RandomStream } from '../random/index.ts';
import type { PassState } from './passState.ts';
import { type MeasuredSlope, measureSlope } from './slope.ts';
import { type Element, Variation } from './variation.ts';

/** Number of checked elements of a larger parameter, sampled with a fixed seed. */
const CHECKED_ELEMENTS = 64;
/** Below this, for a loss of 1, loss differences are dominated by rounding: gradients are compared absolutely. */
const RESOLUTION = 1e-4;

/** The computed derivative of J by one element, and what finite differences say. */
export interface CheckedElement {
  readonly element: number;
  readonly analytic: number;
  readonly slope: MeasuredSlope;
  /** J with all values unchanged. */
  readonly here: number;
  /** The slope that is compared: at a kink, the closest one. */
  readonly numeric: number;
  readonly relativeError: number;
}

/** Elements of one parameter or input. */
export interface ElementsCheck {
  readonly elements: readonly CheckedElement[];
  /** ‖analytic - numeric‖ / max(‖analytic‖, ‖numeric‖) over the elements. */
  readonly relativeError: number;
}

/** The elements of a tensor that are checked by default: all, or some of a large one. */
export function pickElements(length: number, name: string): number[] {
  const elements = Uint32Array.from({ length }, (_, index) => index);
  if (length > CHECKED_ELEMENTS) new RandomStream(0, `check/${name}`).shuffle(elements);
  return Array.from(elements.subarray(0, CHECKED_ELEMENTS));
}

/**
 * Compares derivatives of a pass with finite differences of its J, in float64.
 * @param analytic ∂J/∂x for all elements of the parameter or input
 * @param onElement called before each element; what it throws ends the check
 */
export function checkElements(
  pass: PassState,
  name: string,
  elements: readonly number[],
  analytic: ArrayLike<number>,
  onElement: () => void = () => {},
): ElementsCheck {
  const variation = new Variation(pass, [name]);
  const here = variation.at([]).objective;
  const floor = RESOLUTION * Math.max(1, Math.abs(here));
  const checked = elements.map((element) => {
    onElement();
    const slope = slopeAt(variation, { name, element }, here, floor);
    return { element, here, ...compare(slope, analytic[element], floor) };
  });
  const pairs = checked.map(({ analytic: a, numeric }) => [a, numeric] as const);
  return { elements: checked, relativeError: relativeError(pairs, floor) };
}

/** @param here J with all values unchanged */
function slopeAt(variation: Variation, element: Element, here: number, floor: number): MeasuredSlope {
  const value = variation.valueOf(element);
  const valueAt = (distance: number) => variation.at([{ ...element, value: value + distance }]).objective;
  return measureSlope(here, valueAt, Math.abs(value), floor);
}

function compare(slope: MeasuredSlope, analytic: number, floor: number): Omit<CheckedElement, 'element' | 'here'> {
  const numeric = Math.min(Math.max(analytic, slope.low), slope.high);
  return { analytic, slope, numeric, relativeError: relativeError([[analytic, numeric]], floor) };
}

function relativeError(pairs: readonly (readonly [analytic: number, numeric: number])[], floor: number): number {
  const norm = (of: (pair: readonly [number, number]) => number) => Math.hypot(...pairs.map(of));
  return (
    norm(([a, n]) => a - n) /
    Math.max(
      norm(([a]) => a),
      norm(([, n]) => n),
      floor,
    )
  );
}
