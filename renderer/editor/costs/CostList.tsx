import { Tooltip } from '@mantine/core';
import { Term, type TermId } from '../../controls/terms/index.ts';
import { formatCount, formatShare } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import classes from './CostList.module.css';

export interface Cost {
  readonly label: string;
  /** Its term in the glossary. */
  readonly term: TermId;
  readonly amount: number;
  readonly format: (amount: number) => string;
  /** Unit of the exact amount: "floating-point operations". */
  readonly unit: string;
  /** Share of the whole graph. */
  readonly share?: number;
  /** True if it is part of the amount above it. */
  readonly isPart?: boolean;
}

interface CostListProps {
  readonly costs: readonly Cost[];
  /** True if they are those of an earlier state of the graph. */
  readonly isUpdating: boolean;
}

/** A list of abbreviated amounts; exact on hover. */
export function CostList({ costs, isUpdating }: CostListProps) {
  const hasShares = costs.some(({ share }) => share !== undefined);
  return (
    <dl
      className={classes.list}
      data-shares={hasShares || undefined}
      data-updating={isUpdating || undefined}
      aria-busy={isUpdating}
      data-testid="costs"
      data-selectable
    >
      {costs.map(({ label, term, amount, format, unit, share, isPart }) => (
        <div key={label} className={isPart ? `${classes.row} ${classes.part}` : classes.row}>
          <dt>
            <Term of={term}>{label}</Term>
          </dt>
          <Tooltip label={`${formatCount(amount)} ${t(unit)}`} position="left">
            <dd>{format(amount)}</dd>
          </Tooltip>
          {hasShares && <dd className={classes.share}>{share === undefined || Number.isNaN(share) ? '' : formatShare(share)}</dd>}
        </div>
      ))}
    </dl>
  );
}
