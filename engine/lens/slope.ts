/** Half-widths of the differences, for a weight of size 1; each is a fifth of the previous. */
const WIDTHS = [1e-4, 2e-5, 4e-6, 8e-7, 1.6e-7, 3.2e-8, 6.4e-9] as const;
const RATIO = 5;
/** Relative tolerance of equal estimates. */
const SAME = 1e-9;
/** Below this relative difference of the sides, there is no kink. */
const SMOOTH = 1e-7;
/** Above this relative precision of both sides, a much larger difference is a kink. */
const SURE = 1e-5;

/** All slopes of a function at a point: one value where smooth; at a kink the one-sided slopes and all between. */
export interface SlopeRange {
  readonly low: number;
  readonly high: number;
}

/** The slopes with the differences that show them best. */
export interface MeasuredSlope extends SlopeRange {
  readonly isKink: boolean;
  /** The distance ε of these differences. */
  readonly epsilon: number;
  /** (J(ε) - J(0)) / ε. */
  readonly right: number;
  /** (J(0) - J(-ε)) / ε. */
  readonly left: number;
  /** (J(ε) - J(-ε)) / 2ε. */
  readonly central: number;
  /** J(ε) and J(-ε). */
  readonly above: number;
  readonly below: number;
}

interface Limit {
  readonly value: number;
  /** Of the middle of the widths that it is taken from. */
  readonly width: number;
  /** The distance between the two best-agreeing estimates. */
  readonly doubt: number;
  /** The possible effect of rounding: narrow differences can agree by chance. */
  readonly rounding: number;
}

/**
 * The slope of J at 0 from its values alone: right, left and central differences of decreasing width, each extrapolated to width
 * 0 (Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", 1982). Wide ones suffer from curvature, narrow ones from
 * rounding, and all that cross a kink of relu or of a maximum; so the estimate that agrees best with the next of its kind is
 * used. Independent of the gradient being checked.
 * @param here J at the point
 * @param valueAt J as a function of the distance from the point
 * @param size magnitude of the varied value: widths scale with it
 * @param floor slopes below this are compared absolutely
 */
export function measureSlope(here: number, valueAt: (distance: number) => number, size: number, floor: number): MeasuredSlope {
  const scale = Math.max(1, size);
  const limit = (estimates: readonly number[], order: number) => limitOf(estimates, order, Math.abs(here) / scale);
  const right: number[] = [];
  const left: number[] = [];
  const across: number[] = [];
  const losses: { readonly above: number; readonly below: number }[] = [];
  for (const width of WIDTHS) {
    const distance = width * scale;
    const above = valueAt(distance);
    const below = valueAt(-distance);
    losses.push({ above, below });
    right.push((above - here) / distance);
    left.push((here - below) / distance);
    across.push((above - below) / (2 * distance));
    if (across.length > 2 && isSmooth(limit(across, 2), limit(right, 1), limit(left, 1), floor)) break;
  }
  const { isKink, width, ...range } = chooseSlopes(limit(across, 2), limit(right, 1), limit(left, 1), floor);
  const differences = { right: right[width], left: left[width], central: across[width], ...losses[width] };
  return { ...range, isKink, epsilon: WIDTHS[width] * scale, ...differences };
}

/**
 * @param order the power of the width in the error of an estimate
 * @param value magnitude of the rounded value relative to the widths
 */
function limitOf(estimates: readonly number[], order: number, value: number): Limit {
  const weight = 1 / (RATIO ** order - 1);
  const extrapolated = estimates.slice(1).map((estimate, index) => estimate + weight * (estimate - estimates[index]));
  const limits = extrapolated.slice(1).map((estimate, index) => ({
    value: (estimate + extrapolated[index]) / 2,
    width: index + 1,
    doubt: Math.abs(estimate - extrapolated[index]),
    rounding: (Number.EPSILON * value) / WIDTHS[index + 2],
  }));
  return surest(limits);
}

const uncertainty = ({ doubt, rounding }: Limit): number => Math.max(doubt, rounding);

const surest = (limits: readonly Limit[]): Limit =>
  limits.reduce((best, limit) => (uncertainty(limit) < uncertainty(best) ? limit : best));

function isSmooth(across: Limit, right: Limit, left: Limit, floor: number): boolean {
  const size = Math.max(Math.abs(across.value), floor);
  return across.doubt <= SAME * size && Math.abs(right.value - left.value) <= SMOOTH * size;
}

function chooseSlopes(across: Limit, right: Limit, left: Limit, floor: number): SlopeRange & { isKink: boolean; width: number } {
  const sure = SURE * Math.max(Math.abs(right.value), Math.abs(left.value), floor);
  const isKink = uncertainty(right) <= sure && uncertainty(left) <= sure && Math.abs(right.value - left.value) > 4 * sure;
  if (isKink) {
    return { isKink, width: right.width, low: Math.min(right.value, left.value), high: Math.max(right.value, left.value) };
  }
  const { value, width } = surest([across, right, left]);
  return { isKink, width, low: value, high: value };
}
