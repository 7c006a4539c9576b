import type { Parameter, ParameterValue, RangeParameter } from '../space/parameter.ts';
import { countValues, lastValue, stepOf } from '../space/range.ts';
import { toNumber } from '../space/values.ts';

/** The finest grid of a range. */
const MOST_CELLS = 50;

/** How many values fall on each point of a parameter's grid: on each choice, or on points at equal distances on the scale of a range. */
export function countOnGrid(parameter: Parameter, values: readonly ParameterValue[]): number[] {
  const counts = new Array<number>(cellsOf(parameter)).fill(0);
  for (const value of values) counts[cellOf(parameter, value, counts.length)]++;
  return counts;
}

function cellsOf(parameter: Parameter): number {
  if (parameter.kind === 'choice') return parameter.choices.length;
  if (stepOf(parameter) === 0) return MOST_CELLS;
  const values = countValues(parameter);
  return Math.min(parameter.log ? Math.ceil(Math.log2(values)) + 1 : values, MOST_CELLS);
}

/** The nearest point of the grid; halfway between two, the lower one. */
function cellOf(parameter: Parameter, value: ParameterValue, cells: number): number {
  if (parameter.kind === 'choice') return toNumber(parameter, value);
  const [low, high] = [parameter.low, lastValue(parameter)].map((end) => positionOf(parameter, end));
  const cell = Math.ceil(((positionOf(parameter, Number(value)) - low) / (high - low)) * (cells - 1) - 0.5);
  return Math.min(Math.max(cell, 0), cells - 1);
}

const positionOf = ({ log }: RangeParameter, value: number): number => (log ? Math.log(value) : value);
