/**
 * The step to go to in the direction of a wanted one.
 * @param reachable the only steps that can be shown, in order; undefined if all can
 */
export function reachableStep(wanted: number, from: number, reachable: readonly number[] | undefined): number {
  if (!reachable) return wanted;
  if (wanted > from) return reachable.find((step) => step >= wanted) ?? reachable.at(-1) ?? from;
  return reachable.findLast((step) => step <= wanted) ?? reachable[0] ?? from;
}

/** The step nearest to a wanted one; undefined if there is none. */
export const nearestStep = (wanted: number, steps: readonly number[]): number | undefined =>
  steps.reduce<number | undefined>(
    (best, step) => (best !== undefined && Math.abs(best - wanted) <= Math.abs(step - wanted) ? best : step),
    undefined,
  );
