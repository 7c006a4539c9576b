import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { SweepDetails } from '#app/contract/index.ts';
import { importances } from '#engine/sweeps/index.ts';
import { Term } from '../../controls/terms/index.ts';
import { formatShare } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { Part } from '../../results/parts/Part.tsx';
import { knownTrials } from '../chartData/knownTrials.ts';
import { nameParameter } from '../names/nameParameter.ts';
import classes from './Charts.module.css';

/** Complete trials with which the best tenth is more than one. */
const ENOUGH = 11;

/** How much each parameter decides. */
export function ImportanceBars({ sweep }: { readonly sweep: SweepDetails }) {
  const { space, trials, direction } = sweep;
  const shares = useMemo(() => importances(space, knownTrials(trials), direction), [space, trials, direction]);
  const complete = trials.filter(({ state }) => state === 'complete').length;
  const title = t('Parameter importance');
  return (
    <Part label={title} title={<Term of="parameterImportance">{title}</Term>} testId="importances">
      <dl className={classes.shares}>
        {shares.map(({ name, importance }) => (
          <div key={name} className={classes.share}>
            <dt>{nameParameter(name)}</dt>
            <dd className={classes.track}>
              <div className={classes.fill} style={{ width: `${100 * importance}%` }} />
            </dd>
            <dd>{formatShare(importance)}</dd>
          </div>
        ))}
      </dl>
      {complete < ENOUGH && (
        <Text fz="xs" c="dimmed">
          {t('Uncertain: only {{count}} trials are complete.', { count: complete })}
        </Text>
      )}
    </Part>
  );
}
