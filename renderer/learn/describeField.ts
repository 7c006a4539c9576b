import type { Field } from '../fields/index.ts';
import { formatCount, formatNumber, formatShape } from '../format/index.ts';

/** The default of a parameter, as a person would write it. */
export function describeDefault({ default: value, whenEmpty }: Field): string {
  if (value === null || value === undefined) return whenEmpty ?? 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return exact(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : formatShape(value);
  return String(value);
}

/** What a parameter may be. */
export function describeRange({ kind, min, max, options }: Field): string {
  switch (kind) {
    case 'bool':
      return 'on or off';
    case 'choice':
      return options?.join(', ') ?? '';
    case 'shape':
      return 'a shape';
    case 'size':
    case 'optionalSize':
      return 'one size, or height and width';
    case 'numbers':
      return 'a list of numbers';
    case 'nodeId':
      return 'a node of the graph';
    case 'int':
    case 'optionalInt':
      return describeBounds('whole number', min, max);
    default:
      return describeBounds('number', min, max);
  }
}

function describeBounds(what: string, min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `${what} from ${exact(min)} to ${exact(max)}`;
  if (min !== undefined) return `${what} from ${exact(min)}`;
  return max === undefined ? what : `${what} up to ${exact(max)}`;
}

const exact = (value: number): string =>
  Number.isInteger(value) && value >= 0 ? formatCount(value) : formatNumber(value, 7).replace(/\.?0+(?=e|$)/, '');
