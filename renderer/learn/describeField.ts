import { type Field, optionLabel } from '../fields/index.ts';
import { formatCount, formatNumber, formatShape } from '../format/index.ts';
import { t } from '../language/index.ts';

/** A parameter's default, as displayed. */
export function describeDefault(field: Field): string {
  const { kind, default: value, whenEmpty } = field;
  if (value === null || value === undefined) return whenEmpty === undefined ? t('none') : t(whenEmpty);
  if (typeof value === 'boolean') return value ? t('on') : t('off');
  if (typeof value === 'number') return exact(value);
  if (Array.isArray(value)) return value.length === 0 ? t('none') : formatShape(value);
  return kind === 'choice' ? optionLabel(field, String(value)) : String(value);
}

/** A parameter's range. */
export function describeRange(field: Field): string {
  const { kind, min, max, options } = field;
  switch (kind) {
    case 'bool':
      return t('on or off');
    case 'choice':
      return options?.map((option) => optionLabel(field, option)).join(', ') ?? '';
    case 'shape':
      return t('a shape');
    case 'size':
    case 'optionalSize':
      return t('one size, or height and width');
    case 'numbers':
      return t('a list of numbers');
    case 'nodeId':
      return t('a node of the graph');
    case 'int':
    case 'optionalInt':
      return describeBounds(t('whole number'), min, max);
    default:
      return describeBounds(t('number'), min, max);
  }
}

function describeBounds(what: string, min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined)
    return t('{{what}} from {{min}} to {{max}}', { what, min: exact(min), max: exact(max) });
  if (min !== undefined) return t('{{what}} from {{min}}', { what, min: exact(min) });
  return max === undefined ? what : t('{{what}} up to {{max}}', { what, max: exact(max) });
}

const exact = (value: number): string =>
  Number.isInteger(value) && value >= 0 ? formatCount(value) : formatNumber(value, 7).replace(/\.?0+(?=e|$)/, '');
