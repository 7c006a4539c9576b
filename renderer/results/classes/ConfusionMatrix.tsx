import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { findMetric } from '#engine/graph/index.ts';
import { ConfusedPairs, useConfusions } from '../../controls/classes/index.ts';
import { metricTerm, Term } from '../../controls/terms/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { formatCount, formatShare } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { toCss } from '../../theme/colors.ts';
import { divergingColor, textColorOn } from '../../theme/divergingScale.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { Part } from '../parts/Part.tsx';
import type { SampleFilter } from '../samples/sampleFilter.ts';
import classes from './ConfusionMatrix.module.css';
import { type Cell, moveCell, shareOfRow, withinMatrix } from './matrixCells.ts';

/** Names of more columns stand upright. */
const MOST_LEVEL = 12;

interface ConfusionMatrixProps {
  /** `[true class][predicted class]` */
  readonly matrix: readonly (readonly number[])[];
  readonly classNames: readonly string[];
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

/**
 * Counts or rates by row, colored by the rate. One stop of the keyboard: arrows move, Enter or a click lists the samples of a cell.
 * Cells of several classes list nothing.
 */
export function ConfusionMatrix({ matrix, classNames, filter, onFilter }: ConfusionMatrixProps) {
  const [unit, setUnit] = useState<'count' | 'rate'>('count');
  const { heads, counts: rows, pairs, search } = useConfusions(matrix, classNames);
  const [moved, setCursor] = useState<Cell>({ row: 0, column: 0 });
  const cursor = withinMatrix(moved, rows.length);
  const body = useRef<HTMLTableSectionElement>(null);
  const metric = findMetric('confusionMatrix');
  const helpId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveCell(cursor, event.key, rows.length);
    if (!next) return;
    event.preventDefault();
    setCursor(next);
    body.current?.rows[next.row]?.querySelectorAll('button')[next.column]?.focus();
  };
  return (
    <Part
      label={t('Confusion matrix')}
      title={metric && <Term of={metricTerm(metric)}>{t(metric.label)}</Term>}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('Unit of the confusion matrix')}
          data={[
            { value: 'count', label: t('Counts') },
            { value: 'rate', label: t('Rates by row') },
          ]}
          value={unit}
          onChange={(value) => setUnit(value === 'rate' ? 'rate' : 'count')}
        />
      }
    >
      {search}
      <Scroll className={classes.scroll}>
        <table
          className={classes.table}
          aria-describedby={helpId}
          data-testid="confusion-matrix"
          data-many={heads.length > MOST_LEVEL || undefined}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{t('True \\ predicted')}</th>
              {heads.map(({ name, class: index }) => (
                <th key={index ?? 'others'} scope="col" title={name}>
                  <span className={classes.name}>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {heads.map((wanted, row) => (
              <tr key={wanted.class ?? 'others'}>
                <th scope="row" title={wanted.name}>
                  {wanted.name}
                </th>
                {heads.map((predicted, column) => (
                  <td key={predicted.class ?? 'others'}>
                    <CellButton
                      count={rows[row][column]}
                      share={shareOfRow(rows[row], column)}
                      unit={unit}
                      label={t('True {{wanted}}, predicted {{predicted}}', { wanted: wanted.name, predicted: predicted.name })}
                      isChosen={
                        filter.class !== undefined && filter.class === wanted.class && filter.predicted === predicted.class
                      }
                      isStop={cursor.row === row && cursor.column === column}
                      onChoose={
                        wanted.class === undefined || predicted.class === undefined
                          ? undefined
                          : () => {
                              setCursor({ row, column });
                              onFilter({ order: 'worst', class: wanted.class, predicted: predicted.class });
                            }
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <ConfusedPairs
        pairs={pairs}
        classNames={classNames}
        onChoose={({ wanted, predicted }) => onFilter({ order: 'worst', class: wanted, predicted })}
      />
      <span id={helpId} hidden>
        {t('Arrow keys move over the cells, Enter lists the samples of a cell.')}
      </span>
    </Part>
  );
}

interface CellButtonProps {
  readonly count: number;
  readonly share: number;
  readonly unit: 'count' | 'rate';
  readonly label: string;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  /** Absent for a cell of several classes. */
  readonly onChoose: (() => void) | undefined;
}

function CellButton({ count, share, unit, label, isChosen, isStop, onChoose }: CellButtonProps) {
  const ground = divergingColor(share, 'forward', useScheme());
  return (
    <button
      type="button"
      className={classes.cell}
      style={{ background: toCss(ground), color: count === 0 ? undefined : toCss(textColorOn(ground)) }}
      aria-pressed={onChoose && isChosen}
      aria-disabled={!onChoose || undefined}
      title={`${label}: ${formatCount(count)} (${formatShare(share)})`}
      tabIndex={isStop ? 0 : -1}
      onClick={onChoose}
    >
      <VisuallyHidden>{label}</VisuallyHidden> {unit === 'count' ? formatCount(count) : formatShare(share)}
    </button>
  );
}
