/** A change of one number, and J before and after it. */
export interface Change {
  readonly original: number;
  readonly current: number;
  /** ∂J by the number, at its original value. */
  readonly gradient: number;
  readonly lossBefore: number;
  readonly lossAfter: number;
}

export interface PredictedChange {
  /** The ΔJ that happens. */
  readonly actual: number;
  /** The ΔJ by the gradient, which is right for small changes. */
  readonly predicted: number;
  readonly difference: number;
}

/** ΔJ as it happens and as the gradient predicts it. */
export function predictChange({ original, current, gradient, lossBefore, lossAfter }: Change): PredictedChange {
  const actual = lossAfter - lossBefore;
  const predicted = gradient * (current - original);
  return { actual, predicted, difference: actual - predicted };
}

/** The range of a slider around a value, with round ends: at least one to each side, and twice its size. */
export function sliderRange(value: number): readonly [low: number, high: number] {
  const reach = Math.max(1, 2 * Math.abs(value));
  const round = 10 ** Math.floor(Math.log10(reach));
  const rounded = Math.ceil(reach / round) * round;
  return [-rounded, rounded];
}
