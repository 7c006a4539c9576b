import { Group, SegmentedControl, Select } from '@mantine/core';
import type { HistorySeries } from '#app/contract/index.ts';
import { NODE_QUANTITIES, PARAMETER_QUANTITIES } from '#engine/distributions/index.ts';
import { t } from '../../language/index.ts';
import classes from './Histories.module.css';
import { DRAWING_LABELS, DRAWINGS, type Drawing, type Quantity, SYMBOLS } from './historyLabels.ts';

interface HistoryBarProps {
  readonly listed: readonly HistorySeries[];
  readonly series: HistorySeries;
  readonly drawing: Drawing;
  readonly onSeries: (series: Pick<HistorySeries, 'name' | 'quantity'>) => void;
  readonly onDrawing: (drawing: Drawing) => void;
}

/** The choice of a parameter or node, of its quantity and of the drawing. */
export function HistoryBar({ listed, series, drawing, onSeries, onDrawing }: HistoryBarProps) {
  const namesOf = (quantities: readonly Quantity[]) => [
    ...new Set(listed.filter(({ quantity }) => quantities.includes(quantity)).map(({ name }) => name)),
  ];
  const quantities = listed.filter(({ name }) => name === series.name).map(({ quantity }) => quantity);
  return (
    <Group className={classes.bar} gap="md" wrap="nowrap">
      <Select
        size="xs"
        w={220}
        flex="none"
        searchable
        allowDeselect={false}
        aria-label={t('Parameter or node')}
        data-testid="history-name"
        maxDropdownHeight={320}
        data={[
          { group: t('Parameters'), items: namesOf(PARAMETER_QUANTITIES) },
          { group: t('Nodes'), items: namesOf(NODE_QUANTITIES) },
        ]}
        value={series.name}
        onChange={(name) => name !== null && onSeries({ name, quantity: series.quantity })}
        comboboxProps={{ keepMounted: false }}
      />
      <SegmentedControl
        size="xs"
        flex="none"
        aria-label={t('Quantity')}
        data={quantities.map((value) => ({ value, label: t(SYMBOLS[value]) }))}
        value={series.quantity}
        onChange={(value) => onSeries({ name: series.name, quantity: value })}
      />
      <SegmentedControl
        size="xs"
        flex="none"
        aria-label={t('Drawing')}
        data={DRAWINGS.map((value) => ({ value, label: t(DRAWING_LABELS[value]) }))}
        value={drawing}
        onChange={onDrawing}
      />
    </Group>
  );
}
