import { Table, UnstyledButton } from '@mantine/core';
import type { ClassResults } from '#app/contract/index.ts';
import { findMetric, type Metric } from '#engine/graph/index.ts';
import { useClassPages } from '../../controls/classes/index.ts';
import { metricTerm, Term } from '../../controls/terms/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { formatMetricValue } from '../../workbench/runs/index.ts';
import { Part } from '../parts/Part.tsx';
import classes from './ClassTable.module.css';

interface ClassTableProps {
  readonly judged: ClassResults;
  readonly chosen: number;
  /** Absent if there is nothing to choose. */
  readonly onChoose: ((index: number) => void) | undefined;
}

/** The metrics of each class or label, which is chosen by its name. */
export function ClassTable({ judged: { perClass, classNames }, chosen, onChoose }: ClassTableProps) {
  const metrics = Object.keys(perClass).flatMap((name) => findMetric(name) ?? []);
  const { listed, search, pages } = useClassPages(classNames);
  return (
    <Part label={t('By class')}>
      {search}
      <Scroll className={classes.scroll}>
        <Table fz="xs" horizontalSpacing={8} verticalSpacing={3} className={classes.table} data-testid="results-classes">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('Class')}</Table.Th>
              {metrics.map((metric) => (
                <Table.Th key={metric.name} scope="col" ta="right">
                  <Term of={metricTerm(metric)}>{t(metric.label)}</Term>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listed.map((index) => (
              <Table.Tr key={index} data-chosen={(onChoose && index === chosen) || undefined}>
                <Table.Th scope="row">
                  {onChoose ? (
                    <UnstyledButton
                      className={classes.choice}
                      aria-pressed={index === chosen}
                      title={t('Highlight in the curves')}
                      onClick={() => onChoose(index)}
                    >
                      {classNames[index]}
                    </UnstyledButton>
                  ) : (
                    classNames[index]
                  )}
                </Table.Th>
                {metrics.map((metric) => (
                  <Table.Td key={metric.name} className={classes.number}>
                    {classValue(metric, perClass[metric.name][index])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroll>
      {pages}
    </Part>
  );
}

/** Counts, such as the samples of a class, in full. */
function classValue(metric: Metric, value: number | null): string {
  return metric.range[1] === null && value !== null ? formatCount(value) : formatMetricValue(metric, value);
}
