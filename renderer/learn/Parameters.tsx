import { Table } from '@mantine/core';
import { type Field, optionLabel } from '../controls/fields/index.ts';
import { Term, termIdOfField } from '../controls/terms/index.ts';
import { formatCount, formatNumber, formatShape, humanize } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import classes from './Learn.module.css';
import { PageSection } from './PageSection.tsx';

interface ParametersProps {
  /** Type of the declaring layer or method. */
  readonly of: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** The parameters, each with its help, default and range. */
export function Parameters({ of, fields }: ParametersProps) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  const ordered = [...entries.filter(([, field]) => !field.advanced), ...entries.filter(([, field]) => field.advanced)];
  return (
    <PageSection title={t('Parameters')} isWide>
      <div className={classes.scroll}>
        <Table className={classes.table} data-testid="parameters" data-selectable>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Name')}</Table.Th>
              <Table.Th>{t('Default')}</Table.Th>
              <Table.Th>{t('Allowed values')}</Table.Th>
              <Table.Th>{t('Description')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ordered.map(([name, field]) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <NameOf name={name} of={of} /> <code>{name}</code>
                </Table.Td>
                <Table.Td className={classes.number}>{describeDefault(field)}</Table.Td>
                <Table.Td className={classes.range}>{describeRange(field)}</Table.Td>
                <Table.Td>{t(field.help)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </PageSection>
  );
}

function NameOf({ name, of }: { readonly name: string; readonly of: string }) {
  const term = termIdOfField(name, of);
  const text = t(humanize(name));
  return term ? <Term of={term}>{text}</Term> : text;
}

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
