import { SegmentedControl, Table } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import type { SweepTrial } from '#app/contract/index.ts';
import { useRowFocus } from '../../experiments/runs/useRowFocus.ts';
import { useVisibleRows } from '../../experiments/runs/useVisibleRows.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { Part } from '../../results/parts/Part.tsx';
import type { ChartedSweep } from '../chartData/chartedSweep.ts';
import { TrialHead } from './TrialHead.tsx';
import { TrialRow } from './TrialRow.tsx';
import classes from './Trials.module.css';
import { columnsOf, sortTrials, type TrialOrder } from './trialColumns.ts';

/** The trials as a table: a click or Enter shows one; those that charts select are marked, or shown alone. */
export const TrialsTable = memo(function TrialsTable({ charted }: { readonly charted: ChartedSweep }) {
  useLanguage();
  const { sweep, selected, isBrushing } = charted;
  const [filter, setFilter] = useState<'all' | 'selected'>('all');
  const isFiltered = isBrushing && filter === 'selected';
  const trials = isFiltered ? sweep.trials.filter(({ number }) => selected.has(number)) : sweep.trials;
  return (
    <Part
      label={t('Trials')}
      testId="trials"
      title={
        <span role="status" data-testid="trial-count">
          {isBrushing
            ? t('{{selected}} of {{count}} trials selected', { selected: selected.size, count: sweep.trials.length })
            : t('{{count}} trials', { count: sweep.trials.length })}
        </span>
      }
      aside={
        isBrushing && (
          <SegmentedControl
            size="xs"
            aria-label={t('Shown trials')}
            data={[
              { value: 'all', label: t('All') },
              { value: 'selected', label: t('Selected') },
            ]}
            value={filter}
            onChange={setFilter}
          />
        )
      }
    >
      <Rows charted={charted} trials={trials} />
    </Part>
  );
});

interface RowsProps {
  readonly charted: ChartedSweep;
  readonly trials: readonly SweepTrial[];
}

function Rows({ charted, trials }: RowsProps) {
  const { sweep, parameters, metric, selected, shown, onShow } = charted;
  const [order, setOrder] = useState<TrialOrder | null>(null);
  const columns = useMemo(() => columnsOf(parameters, metric), [parameters, metric]);
  const rows = useMemo(
    () => sortTrials(trials, columns, order).map((trial) => ({ id: String(trial.number), trial })),
    [trials, columns, order],
  );
  const [viewport, setViewport] = useState<HTMLElement | null>(null);
  const focus = useRowFocus(viewport, rows, shown === null ? undefined : String(shown));
  const visible = useVisibleRows(viewport, rows, focus.tabStop);
  return (
    <Scroll ref={setViewport} className={classes.scroll} style={{ height: heightOf(rows.length) }}>
      <Table
        className={classes.table}
        aria-label={t('Trials of {{sweep}}', { sweep: sweep.name })}
        aria-rowcount={rows.length + 1}
        onFocus={focus.onFocus}
        onKeyDown={focus.onKeyDown}
      >
        <TrialHead columns={columns} order={order} onOrder={setOrder} />
        <Table.Tbody>
          {visible.rows.map(({ index, slot, gap }) => (
            <TrialRow
              key={slot}
              trial={rows[index].trial}
              index={index}
              gap={gap}
              columns={columns}
              isBest={rows[index].trial.number === sweep.best?.number}
              isSelected={selected.has(rows[index].trial.number)}
              isShown={rows[index].trial.number === shown}
              isTabStop={index === focus.tabStop}
              onShow={onShow}
            />
          ))}
          {visible.rest > 0 && (
            <tr aria-hidden style={{ height: visible.rest }}>
              <td colSpan={columns.length} />
            </tr>
          )}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

/** In rem, as in the style sheet. */
const ROW_HEIGHT = 2.3125;
const MOST_ROWS = 8;

/** As high as the rows and the header, up to a number of rows. */
const heightOf = (rows: number): string => `calc(${ROW_HEIGHT * (Math.min(rows, MOST_ROWS) + 1)}rem + 2px)`;
