import type { Parameter, ParameterValue, RangeParameter, SearchSpace, Values } from '../space/parameter.ts';
import { lastValue, valueAtStep, withoutRounding } from '../space/range.ts';
import { Scale } from '../space/scale.ts';
import { isActive, parentsFirst, sizeOf } from '../space/values.ts';
import type { Sweep } from './sampler.ts';

/** Points of a parameter in a grid if it does not say: all its values, or so many if it has more than {@link MOST_VALUES}. */
const DEFAULT_POINTS = 5;
const MOST_VALUES = 1000;

/** The values of a parameter in a grid; both ends of a range are among them, with equal distances on its scale. */
export function gridValues(parameter: Parameter): readonly ParameterValue[] {
  if (parameter.kind === 'choice') return parameter.choices;
  const size = sizeOf(parameter);
  const points = parameter.points ?? (size <= MOST_VALUES ? size : DEFAULT_POINTS);
  if (points >= size) return Array.from({ length: size }, (_, index) => valueAtStep(parameter, index));
  return spread(parameter, points);
}

/** Values at equal distances; a single one is in the middle. */
function spread(range: RangeParameter, points: number): number[] {
  const scale = new Scale(range);
  const [low, high] = [scale.positionOf(range.low), scale.positionOf(lastValue(range))];
  const values = Array.from({ length: points }, (_, index) => {
    const share = points === 1 ? 0.5 : index / (points - 1);
    return withoutRounding(scale.valueAt(low + share * (high - low)));
  });
  return [...new Set(values)];
}

/** Number of trials of a grid; values of parameters that are not active do not count. */
export function gridSize(space: SearchSpace): number {
  const parents = new Set(space.map(({ when }) => when?.name));
  return countPoints(parentsFirst(space), {}, parents);
}

/** The points of the parameters that are left; only the values of `parents` matter to others. */
function countPoints([parameter, ...rest]: SearchSpace, values: Values, parents: ReadonlySet<string | undefined>): number {
  if (!parameter) return 1;
  if (!isActive(parameter, values)) return countPoints(rest, values, parents);
  if (!parents.has(parameter.name)) return gridValues(parameter).length * countPoints(rest, values, parents);
  return gridValues(parameter).reduce<number>(
    (total, value) => total + countPoints(rest, { ...values, [parameter.name]: value }, parents),
    0,
  );
}

/** The points of a grid: the last parameter changes fastest, and points that differ only in inactive parameters are one. */
function* gridPoints([parameter, ...rest]: SearchSpace, values: Values): Generator<Values> {
  if (!parameter) yield values;
  else if (!isActive(parameter, values)) yield* gridPoints(rest, values);
  else for (const value of gridValues(parameter)) yield* gridPoints(rest, { ...values, [parameter.name]: value });
}

/** Grid search: the first point that no trial has; undefined when all have been tried. */
export function suggestGrid({ space, trials }: Sweep): Values | undefined {
  const keyOf = (values: Values) => JSON.stringify(space.map(({ name }) => values[name] ?? null));
  const tried = new Set(trials.map(({ values }) => keyOf(values)));
  for (const point of gridPoints(parentsFirst(space), {})) if (!tried.has(keyOf(point))) return point;
  return undefined;
}
