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

interface TablePreviewProps {
  readonly description: DatasetDescription;
  readonly rows?: number | undefined;
}

/** A column of the preview, with a cell for each row. */
interface PreviewColumn {
  readonly name: string;
  readonly isTarget: boolean;
  readonly cells: readonly string[];
}

/** Samples as rows of values, targets last; those of a table as they were read. */
export function TablePreview({ description, rows = MOST_ROWS }: TablePreviewProps) {
  const columns = description.table ? columnsRead(description.table) : columnsOfSamples(description);
  const [features, targets] = [false, true].map((isTarget) => columns.filter((column) => column.isTarget === isTarget));
  const shown = [...features.slice(0, MOST_COLUMNS), ...targets];
  const hidden = features.length - Math.min(features.length, MOST_COLUMNS);
  const count = Math.min(rows, columns[0]?.cells.length ?? 0);
  const classOf = ({ isTarget }: PreviewColumn) => (isTarget ? classes.answer : undefined);
  return (
    <Scroll>
      <Table className={classes.table} withTableBorder w="auto" data-selectable data-testid="rows">
        <Table.Thead>
          <Table.Tr>
            {shown.map((column) => (
              <Table.Th key={column.name} className={classOf(column)}>
                {column.name}
              </Table.Th>
            ))}
            {hidden > 0 && <Table.Th>{t('and {{count}} more', { count: hidden })}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Array.from({ length: count }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: samples are identified by index
            <Table.Tr key={row}>
              {shown.map((column) => (
                <Table.Td key={column.name} className={classOf(column)}>
                  {column.cells[row]}
                </Table.Td>
              ))}
              {hidden > 0 && <Table.Td>…</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

/** Cells as they were read, without columns that the network does not see. */
function columnsRead({ columns, rows }: NonNullable<DatasetDescription['table']>): PreviewColumn[] {
  const textOf = (cell: number | string | null) => (cell === null ? '' : typeof cell === 'number' ? formatNumber(cell, 4) : cell);
  return columns
    .filter(({ role }) => role === 'feature' || role === 'target')
    .map(({ name, role }, index) => ({ name, isTarget: role === 'target', cells: rows.map((row) => textOf(row[index])) }));
}

function columnsOfSamples({ inputs, targets, preview }: DatasetDescription): PreviewColumn[] {
  const flat = preview.map((sample) => sample.inputs.flat());
  const features = inputs.flatMap(elementNames).map((name, index) => ({
    ...{ name, isTarget: false },
    cells: flat.map((values) => formatNumber(values[index], 4)),
  }));
  const answers = targets.map((target, index) => ({
    ...{ name: target.name, isTarget: true },
    cells: preview.map((sample) => targetText(target, sample.targets[index])),
  }));
  return [...features, ...answers];
}

/** Element names of an input: those of its columns, if any. */
function elementNames({ name, shape, features }: DatasetDescription['inputs'][number]): readonly string[] {
  const size = shape.reduce((product, length) => product * length, 1);
  if (features?.length === size) return features;
  return size === 1 ? [name] : Array.from({ length: size }, (_, index) => `${name} ${index + 1}`);
}
