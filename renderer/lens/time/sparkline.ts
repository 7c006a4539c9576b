import type { PlanPart } from '#app/contract/index.ts';
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

/** The last step of each epoch but the last one; none if they would be closer than a given share of the run. */
export function epochEnds(
  parts: readonly Pick<PlanPart, 'step' | 'stepsPerEpoch'>[],
  lastStep: number,
  closest = 1 / 60,
): number[] {
  if (parts.some(({ stepsPerEpoch }) => !(stepsPerEpoch >= 1) || stepsPerEpoch / lastStep < closest)) return [];
  return parts.flatMap(({ step: before, stepsPerEpoch }, index) => {
    const end = Math.min(lastStep - 1, parts[index + 1]?.step ?? lastStep);
    const epochs = Math.max(0, Math.floor((end - before) / stepsPerEpoch));
    return Array.from({ length: epochs }, (_, epoch) => Math.round(before + (epoch + 1) * stepsPerEpoch));
  });
}
