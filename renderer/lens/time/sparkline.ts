/** A point of a curve in a box of 1 × 1, from its upper left corner. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** Beyond this ratio of its ends, a curve is drawn on a logarithmic scale. */
const LARGE_RATIO = 30;

/**
 * The losses of a run over its steps, as parts of a curve that is interrupted where a loss is not finite: from the smallest to the
 * largest one, on a logarithmic scale if they differ much.
 */
export function sparkline(
  steps: readonly number[],
  losses: readonly (number | null)[],
  lastStep: number,
): readonly (readonly CurvePoint[])[] {
  const known = losses.filter((loss) => loss !== null && Number.isFinite(loss)) as number[];
  const [least, largest] = [Math.min(...known), Math.max(...known)];
  const isLogarithmic = least > 0 && largest / least > LARGE_RATIO;
  const scale = (loss: number) => (isLogarithmic ? Math.log(loss) : loss);
  const span = scale(largest) - scale(least) || 1;
  const parts: CurvePoint[][] = [];
  let part: CurvePoint[] | undefined;
  for (const [index, loss] of losses.entries()) {
    if (loss === null || !Number.isFinite(loss)) {
      part = undefined;
      continue;
    }
    if (!part) {
      part = [];
      parts.push(part);
    }
    part.push({ x: steps[index] / Math.max(1, lastStep), y: 1 - (scale(loss) - scale(least)) / span });
  }
  return parts;
}

/** The first step of each epoch after the first one; none if they would be closer than a given share of the run. */
export function epochStarts(stepsPerEpoch: number, lastStep: number, closest = 1 / 60): number[] {
  if (!(stepsPerEpoch >= 1) || stepsPerEpoch / lastStep < closest) return [];
  const starts: number[] = [];
  for (let step = stepsPerEpoch; step < lastStep; step += stepsPerEpoch) starts.push(Math.round(step));
  return starts;
}
