import { memo } from 'react';
import type { SweepTrial } from '#app/contract/index.ts';
import { useLanguage } from '../../language/index.ts';
import classes from './Trials.module.css';
import type { TrialColumn } from './trialColumns.ts';

interface TrialRowProps {
  readonly trial: SweepTrial;
  /** Its position among all rows, from 0. */
  readonly index: number;
  /** The height of rows above it that are not rendered, in pixels. */
  readonly gap: number;
  readonly columns: readonly TrialColumn[];
  readonly isBest: boolean;
  readonly isSelected: boolean;
  readonly isShown: boolean;
  /** True for the row that Tab reaches. */
  readonly isTabStop: boolean;
  readonly onShow: (number: number) => void;
}

/** A trial: a click or Enter shows it. */
export const TrialRow = memo(function TrialRow(props: TrialRowProps) {
  const { trial, index, gap, columns, isBest, isSelected, isShown, isTabStop, onShow } = props;
  useLanguage();
  const { number } = trial;
  return (
    <>
      {gap > 0 && (
        <tr aria-hidden style={{ height: gap }}>
          <td colSpan={columns.length} />
        </tr>
      )}
      <tr
        className={classes.row}
        data-row={number}
        data-testid={`trial-${number}`}
        data-state={trial.state}
        data-selected={isSelected || undefined}
        data-shown={isShown || undefined}
        data-best={isBest || undefined}
        aria-rowindex={index + 2}
        aria-selected={isShown}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onShow(number)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onShow(number);
        }}
      >
        {columns.map(({ id, isNumber, text }) => (
          <td key={id} data-number={isNumber || undefined} data-column={id}>
            {text(trial)}
          </td>
        ))}
      </tr>
    </>
  );
});
