/** Half-widths of the differences, for a weight of size 1; each is a fifth of the one before. */
const WIDTHS = [1e-4, 2e-5, 4e-6, 8e-7, 1.6e-7, 3.2e-8, 6.4e-9] as const;
const RATIO = 5;
/** Two estimates that differ by no more than this share of the slope are the same. */
const SAME = 1e-9;
/** Sides that differ by no more than this share of the slope do not meet in a kink. */
const SMOOTH = 1e-7;
/** Two sides whose estimates are sure to this share of the slope, and yet much further apart, do. */
const SURE = 1e-5;

/** All slopes that a function has at a point: one number where it is smooth, those of its two sides and all between in a kink. */
export interface SlopeRange {
  readonly low: number;
  readonly high: number;
}

interface Limit {
  readonly value: number;
  /** How far the two estimates are apart that agree best. */
  readonly doubt: number;
  /** What rounding alone can do to them: narrow differences agree by chance, too. */
  readonly rounding: number;
}

/**
 * The slope of J at 0 from its values alone: differences of falling width, to the right, to the left and across, each
 * extrapolated to the width 0 (Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", 1982). Wide ones suffer from
 * curvature, narrow ones from rounding, and any that reach over a kink of relu or of a maximum from that; so the estimate
 * counts that agrees best with the next of its kind. Nothing here knows the gradient that is to be checked.
 *
 * @param valueAt J as a function of the distance from the point
 * @param size the size of the number that varies: widths grow with it
 * @param floor slopes below this are compared absolutely
 */
export function measureSlope(valueAt: (distance: number) => number, size: number, floor: number): SlopeRange {
  const here = valueAt(0);
  const scale = Math.max(1, size);
  const limit = (estimates: readonly number[], order: number) => limitOf(estimates, order, Math.abs(here) / scale);
  const right: number[] = [];
  const left: number[] = [];
  const across: number[] = [];
  for (const width of WIDTHS) {
    const distance = width * scale;
    const above = valueAt(distance);
    const below = valueAt(-distance);
    right.push((above - here) / distance);
    left.push((here - below) / distance);
    across.push((above - below) / (2 * distance));
    if (across.length > 2 && isSmooth(limit(across, 2), limit(right, 1), limit(left, 1), floor)) break;
  }
  return chooseSlopes(limit(across, 2), limit(right, 1), limit(left, 1), floor);
}

/**
 * @param order the power of the width that the error of an estimate grows with
 * @param value the size of what is rounded, over that of the widths
 */
function limitOf(estimates: readonly number[], order: number, value: number): Limit {
  const weight = 1 / (RATIO ** order - 1);
  const extrapolated = estimates.slice(1).map((estimate, index) => estimate + weight * (estimate - estimates[index]));
  const limits = extrapolated.slice(1).map((estimate, index) => ({
    value: (estimate + extrapolated[index]) / 2,
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

function chooseSlopes(across: Limit, right: Limit, left: Limit, floor: number): SlopeRange {
  const sure = SURE * Math.max(Math.abs(right.value), Math.abs(left.value), floor);
  const isKink = uncertainty(right) <= sure && uncertainty(left) <= sure && Math.abs(right.value - left.value) > 4 * sure;
  if (isKink) return { low: Math.min(right.value, left.value), high: Math.max(right.value, left.value) };
  const { value } = surest([across, right, left]);
  return { low: value, high: value };
}
