import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { findMetric } from '#engine/graph/index.ts';
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
import { type Cell, moveCell, shareOfRow } from './matrixCells.ts';

interface ConfusionMatrixProps {
  /** `[true class][predicted class]` */
  readonly matrix: readonly (readonly number[])[];
  readonly classNames: readonly string[];
  readonly filter: SampleFilter;
  readonly onFilter: (filter: SampleFilter) => void;
}

/** Counts or rates by row, colored by the rate. One stop of the keyboard: arrows move, Enter or a click lists the samples of a cell. */
export function ConfusionMatrix({ matrix, classNames, filter, onFilter }: ConfusionMatrixProps) {
  const [unit, setUnit] = useState<'count' | 'rate'>('count');
  const [cursor, setCursor] = useState<Cell>({ row: 0, column: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const metric = findMetric('confusionMatrix');
  const helpId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = moveCell(cursor, event.key, matrix.length);
    if (!moved) return;
    event.preventDefault();
    setCursor(moved);
    body.current?.rows[moved.row]?.querySelectorAll('button')[moved.column]?.focus();
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
      <Scroll className={classes.scroll}>
        <table className={classes.table} aria-describedby={helpId} data-testid="confusion-matrix" onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th scope="col">{t('True \\ predicted')}</th>
              {classNames.map((name) => (
                <th key={name} scope="col" title={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {matrix.map((counts, row) => (
              <tr key={classNames[row]}>
                <th scope="row" title={classNames[row]}>
                  {classNames[row]}
                </th>
                {counts.map((count, column) => (
                  <td key={classNames[column]}>
                    <CellButton
                      count={count}
                      share={shareOfRow(counts, column)}
                      unit={unit}
                      label={t('True {{wanted}}, predicted {{predicted}}', {
                        wanted: classNames[row],
                        predicted: classNames[column],
                      })}
                      isChosen={filter.class === row && filter.predicted === column}
                      isStop={cursor.row === row && cursor.column === column}
                      onChoose={() => {
                        setCursor({ row, column });
                        onFilter({ order: 'worst', class: row, predicted: column });
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
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
  readonly onChoose: () => void;
}

function CellButton({ count, share, unit, label, isChosen, isStop, onChoose }: CellButtonProps) {
  const ground = divergingColor(share, 'forward', useScheme());
  return (
    <button
      type="button"
      className={classes.cell}
      style={{ background: toCss(ground), color: toCss(textColorOn(ground)) }}
      aria-pressed={isChosen}
      title={`${label}: ${formatCount(count)} (${formatShare(share)})`}
      tabIndex={isStop ? 0 : -1}
      onClick={onChoose}
    >
      <VisuallyHidden>{label}</VisuallyHidden> {unit === 'count' ? formatCount(count) : formatShare(share)}
    </button>
  );
}
