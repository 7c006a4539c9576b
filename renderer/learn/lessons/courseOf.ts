import type { EpochRow } from '#app/contract/index.ts';

/** How a loss went over the epochs of a run. */
export interface CourseOfLoss {
  readonly first: number;
  readonly last: number;
  readonly lowest: number;
  /** The epoch after which it was lowest. */
  readonly lowestAfter: number;
  /** How many epochs have a finite loss. */
  readonly epochs: number;
}

/** The course of both losses; undefined without an epoch that has one. */
export function courseOf(rows: readonly EpochRow[]) {
  return {
    training: courseOfLoss(rows.map(({ epoch, loss }) => ({ epoch, loss }))),
    validation: courseOfLoss(rows.map(({ epoch, validation }) => ({ epoch, loss: validation?.loss ?? null }))),
  };
}

function courseOfLoss(points: readonly { readonly epoch: number; readonly loss: number | null }[]): CourseOfLoss | undefined {
  const finite = points.flatMap(({ epoch, loss }) => (loss !== null && Number.isFinite(loss) ? [{ epoch, loss }] : []));
  if (finite.length === 0) return undefined;
  const lowest = finite.reduce((least, point) => (point.loss < least.loss ? point : least));
  return {
    first: finite[0].loss,
    last: finite[finite.length - 1].loss,
    lowest: lowest.loss,
    lowestAfter: lowest.epoch,
    epochs: finite.length,
  };
}
