import { Table } from '@mantine/core';
import type { DatasetDescription } from '#app/contract/index.ts';
import { Scroll } from '../kit/surface/index.ts';
import { formatNumber } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import classes from './Data.module.css';
import { targetText } from './imageShape.ts';

/** Maximum columns. */
const MOST_COLUMNS = 24;
const MOST_ROWS = 12;

/** Samples as rows of values, targets last. */
export function TablePreview({
  description,
  rows = MOST_ROWS,
}: {
  readonly description: DatasetDescription;
  readonly rows?: number | undefined;
}) {
  const { inputs, targets, preview } = description;
  const names = inputs.flatMap(elementNames);
  const shown = names.slice(0, MOST_COLUMNS);
  return (
    <Scroll>
      <Table className={classes.table} withTableBorder w="auto" data-selectable>
        <Table.Thead>
          <Table.Tr>
            {shown.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
            {names.length > shown.length && (
              <Table.Th>{t('and {{count}} more', { count: names.length - shown.length })}</Table.Th>
            )}
            {targets.map(({ name }) => (
              <Table.Th key={name} className={classes.answer}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.slice(0, rows).map((sample, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: samples are identified by index
            <Table.Tr key={row}>
              {sample.inputs
                .flat()
                .slice(0, MOST_COLUMNS)
                .map((value, column) => (
                  <Table.Td key={shown[column]}>{formatNumber(value, 4)}</Table.Td>
                ))}
              {names.length > shown.length && <Table.Td>…</Table.Td>}
              {targets.map((target, column) => (
                <Table.Td key={target.name} className={classes.answer}>
                  {targetText(target, sample.targets[column])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

/** Element names of an input: those of its columns, if any. */
function elementNames({ name, shape, features }: DatasetDescription['inputs'][number]): readonly string[] {
  const size = shape.reduce((product, length) => product * length, 1);
  if (features?.length === size) return features;
  return size === 1 ? [name] : Array.from({ length: size }, (_, index) => `${name} ${index + 1}`);
}
