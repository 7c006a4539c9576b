import type { AnyNumber, FollowedStep } from '#app/contract/index.ts';

/** A curve over the followed steps; null where a value is missing or not finite. */
export interface FollowedCurve {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** More curves would hide each other. */
const MOST_CURVES = 10;

const finite = (value: AnyNumber | null | undefined): number | null => (typeof value === 'number' ? value : null);

/** J of each step. */
export const lossCurve = (steps: readonly FollowedStep[]): (number | null)[] => steps.map(({ loss }) => finite(loss));

/**
 * The values of the prediction: of many, those that are largest at some step.
 * @param names of the classes, if they have names
 */
export function predictionCurves(steps: readonly FollowedStep[], names: readonly string[] | undefined): FollowedCurve[] {
  const count = Math.max(0, ...steps.map(({ prediction }) => prediction?.values.length ?? 0));
  const curves = Array.from({ length: count }, (_, index) => ({
    name: names?.[index] ?? String(index),
    values: steps.map(({ prediction }) => finite(prediction?.values[index])),
  }));
  if (curves.length <= MOST_CURVES) return curves;
  const peak = ({ values }: FollowedCurve) => Math.max(...values.map((value) => Math.abs(value ?? 0)));
  const kept = new Set(curves.toSorted((a, b) => peak(b) - peak(a)).slice(0, MOST_CURVES));
  return curves.filter((curve) => kept.has(curve));
}

/** The norm of δ by node, in the order of the forward pass; 0 has no place on a logarithmic scale. @param names by node */
export function deltaCurves(steps: readonly FollowedStep[], names: ReadonlyMap<string, string>): FollowedCurve[] {
  const nodes = [...new Set(steps.flatMap(({ deltas }) => deltas.map(({ node }) => node)))];
  return nodes
    .filter((node) => names.has(node))
    .map((node) => ({
      name: names.get(node) ?? node,
      values: steps.map(({ deltas }) => finite(deltas.find((delta) => delta.node === node)?.norm) || null),
    }));
}
