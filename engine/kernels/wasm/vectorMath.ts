import { type FunctionBuilder, f32x4, i32x4, type Local, type Statement, type V128, v128 } from '../../wasm/index.ts';

/** The sign bit of a float32. */
const SIGN = 0x80000000;

/** The context of an expression: fresh variables, statements, and the host's multiply-add. */
export interface VectorContext {
  local(): Local<'v128'>;
  emit(...statements: readonly Statement[]): void;
  /** a b + c. */
  madd(a: V128, b: V128, c: V128): V128;
}

export function vectorContext(builder: FunctionBuilder, statements: Statement[], hasFma: boolean): VectorContext {
  return {
    local: () => builder.local('v128'),
    emit: (...added) => statements.push(...added),
    madd: (a, b, c) => (hasFma ? f32x4.relaxedMadd(a, b, c) : f32x4.add(f32x4.mul(a, b), c)),
  };
}

/** Computes a value once and keeps it in a variable. */
export function keep(context: VectorContext, value: V128): V128 {
  const local = context.local();
  context.emit(local.set(value));
  return local.get;
}

/** A polynomial by Horner's rule. @param coefficients of the highest power first */
function polynomial(context: VectorContext, x: V128, coefficients: readonly number[]): V128 {
  const [first, ...rest] = coefficients;
  return rest.reduce((sum, coefficient) => context.madd(sum, x, f32x4.const(coefficient)), f32x4.const(first));
}

const clamp = (x: V128, low: number, high: number) => f32x4.min(f32x4.max(x, f32x4.const(low)), f32x4.const(high));

/**
 * eˣ, within 2 units in the last place; 0 below -104, infinite above 88.7, NaN for NaN. e^x = 2^n e^r with |r| ≤ ln 2 / 2;
 * the coefficients are those of Cephes' expf (Moshier, 1992).
 */
export function exp(context: VectorContext, given: V128): V128 {
  const x = keep(context, given);
  const bounded = keep(context, clamp(x, -104, 89));
  const n = keep(context, f32x4.nearest(f32x4.mul(bounded, f32x4.const(Math.LOG2E))));
  const high = context.madd(n, f32x4.const(-0.693359375), bounded);
  const r = keep(context, context.madd(n, f32x4.const(2.1219444e-4), high));
  const series = polynomial(
    context,
    r,
    [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
  );
  const fraction = f32x4.add(context.madd(keep(context, series), f32x4.mul(r, r), r), f32x4.const(1));
  // Half the power twice, so that neither factor leaves the exponent range.
  const whole = keep(context, i32x4.truncF32(n));
  const half = keep(context, i32x4.shrS(whole, 1));
  const power = f32x4.mul(f32x4.mul(fraction, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  return v128.select(f32x4.eq(x, x), power, x);
}

/** 2ⁿ for integer n from -126 to 127, through the exponent bits. */
function powerOfTwo(n: V128): V128 {
  return i32x4.shl(i32x4.add(n, i32x4.const(127)), 23);
}

/**
 * ln x, within 2 units in the last place; -∞ for 0, NaN below. ln x = e ln 2 + ln m with m in [√½, √2); the coefficients are
 * those of Cephes' logf (Moshier, 1992).
 */
export function log(context: VectorContext, given: V128): V128 {
  const x = keep(context, given);
  // A subnormal has no exponent of its own, so it is scaled first.
  const isTiny = keep(context, f32x4.lt(x, f32x4.const(1.17549435e-38)));
  const normal = keep(context, v128.select(isTiny, f32x4.mul(x, f32x4.const(2 ** 23)), x));
  const exponent = i32x4.sub(i32x4.shrU(normal, 23), i32x4.const(126));
  const shift = v128.and(isTiny, f32x4.const(-23));
  const e = keep(context, f32x4.add(f32x4.fromI32(exponent), shift));
  const mantissaBits = v128.and(normal, i32x4.const(0x007fffff));
  const mantissa = keep(context, v128.or(mantissaBits, f32x4.const(0.5)));
  const isLow = keep(context, f32x4.lt(mantissa, f32x4.const(Math.SQRT1_2)));
  const power = keep(context, f32x4.sub(e, v128.and(isLow, f32x4.const(1))));
  const m = keep(context, f32x4.sub(f32x4.add(mantissa, v128.and(isLow, mantissa)), f32x4.const(1)));
  const square = keep(context, f32x4.mul(m, m));
  const series = polynomial(
    context,
    m,
    [
      7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1,
      -2.4999993993e-1, 3.3333331174e-1,
    ],
  );
  const cubic = f32x4.mul(f32x4.mul(series, m), square);
  const low = context.madd(power, f32x4.const(-2.1219444e-4), cubic);
  const tail = context.madd(square, f32x4.const(-0.5), low);
  const finite = keep(context, context.madd(power, f32x4.const(0.693359375), f32x4.add(m, tail)));
  const big = keep(context, v128.select(f32x4.lt(x, f32x4.const(Number.POSITIVE_INFINITY)), finite, x));
  const nonNegative = keep(context, v128.select(f32x4.eq(x, f32x4.const(0)), f32x4.const(Number.NEGATIVE_INFINITY), big));
  return v128.select(f32x4.lt(x, f32x4.const(0)), f32x4.const(Number.NaN), nonNegative);
}

/**
 * cos x, within 2e-7 for angles of a few turns. x = n π/2 + r with |r| ≤ π/4, and cos x is ±cos r or ±sin r by n; the
 * coefficients are those of Cephes' sinf and cosf (Moshier, 1992).
 */
export function cos(context: VectorContext, given: V128): V128 {
  const x = keep(context, given);
  const n = keep(context, f32x4.nearest(f32x4.mul(x, f32x4.const(2 / Math.PI))));
  const reduced = [-1.5703125, -4.837512969970703e-4, -7.54978995489e-8].reduce(
    (rest, part) => context.madd(n, f32x4.const(part), rest),
    x,
  );
  const r = keep(context, reduced);
  const square = keep(context, f32x4.mul(r, r));
  const sineSeries = polynomial(context, square, [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1]);
  const sine = context.madd(f32x4.mul(sineSeries, square), r, r);
  const cosineSeries = polynomial(context, square, [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2, -0.5]);
  const cosine = context.madd(cosineSeries, square, f32x4.const(1));
  const quarter = keep(context, i32x4.truncF32(n));
  const isSine = i32x4.eq(v128.and(quarter, i32x4.const(1)), i32x4.const(1));
  // Of the four quadrants, the second and the third are negative.
  const sign = i32x4.shl(v128.and(i32x4.add(quarter, i32x4.const(1)), i32x4.const(2)), 30);
  return v128.xor(v128.select(isSine, sine, cosine), sign);
}

/** ln(1 + u) for u ≥ 0 without the loss of small u: ln(w) u / (w - 1) with w = 1 + u (Kahan). */
export function log1p(context: VectorContext, given: V128): V128 {
  const u = keep(context, given);
  const w = keep(context, f32x4.add(u, f32x4.const(1)));
  const difference = keep(context, f32x4.sub(w, f32x4.const(1)));
  const corrected = keep(context, f32x4.div(f32x4.mul(log(context, w), u), difference));
  return v128.select(f32x4.eq(difference, f32x4.const(0)), u, corrected);
}

/**
 * tanh x, within 3 units in the last place: an odd rational function of x, clamped where it is 1 in float32; the
 * coefficients are those of Eigen's ptanh_float.
 */
export function tanh(context: VectorContext, given: V128): V128 {
  const x = keep(context, given);
  const bounded = keep(context, clamp(x, -7.905311107635498, 7.905311107635498));
  const square = keep(context, f32x4.mul(bounded, bounded));
  const numerator = polynomial(
    context,
    square,
    [
      -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
      6.37261928875436e-4, 4.89352455891786e-3,
    ],
  );
  const denominator = polynomial(
    context,
    square,
    [1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3],
  );
  const ratio = keep(context, f32x4.div(f32x4.mul(bounded, numerator), denominator));
  const size = keep(context, f32x4.abs(x));
  const isTiny = f32x4.lt(size, f32x4.const(0.0004));
  const inside = v128.select(isTiny, x, v128.select(f32x4.eq(x, x), ratio, x));
  // From 9.02 on, tanh x rounds to ±1.
  const end = v128.or(v128.and(x, v128.lanes([SIGN, SIGN, SIGN, SIGN])), f32x4.const(1));
  return v128.select(f32x4.gt(size, f32x4.const(9.02)), end, inside);
}

/** 1 / (1 + e⁻ˣ). */
export function sigmoid(context: VectorContext, x: V128): V128 {
  return f32x4.div(f32x4.const(1), f32x4.add(exp(context, f32x4.neg(x)), f32x4.const(1)));
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e^-|x|). */
export function softplus(context: VectorContext, given: V128): V128 {
  const x = keep(context, given);
  const small = log1p(context, exp(context, f32x4.neg(f32x4.abs(x))));
  return f32x4.add(f32x4.max(x, f32x4.const(0)), small);
}

/** erf x: an odd rational function of x, clamped at ±4, where it is 1 in float32; coefficients of Eigen's perf_float. */
export function erf(context: VectorContext, given: V128): V128 {
  const x = keep(context, given);
  const bounded = keep(context, clamp(x, -4, 4));
  const square = keep(context, f32x4.mul(bounded, bounded));
  const numerator = polynomial(
    context,
    square,
    [
      -2.72614225801306e-10, 2.77068142495902e-8, -2.10102402082508e-6, -5.69250639462346e-5, -7.34990630326855e-4,
      -2.95459980854025e-3, -1.60960333262415e-2,
    ],
  );
  const denominator = polynomial(
    context,
    square,
    [-1.45660718464996e-5, -2.13374055278905e-4, -1.68282697438203e-3, -7.37332916720468e-3, -1.42647390514189e-2],
  );
  const ratio = keep(context, f32x4.div(f32x4.mul(bounded, numerator), denominator));
  return v128.select(f32x4.eq(x, x), ratio, x);
}
