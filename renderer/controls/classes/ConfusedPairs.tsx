import { Text, UnstyledButton } from '@mantine/core';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import classes from './ConfusedPairs.module.css';
import type { ConfusedPair } from './confusions.ts';

interface ConfusedPairsProps {
  readonly pairs: readonly ConfusedPair[];
  readonly classNames: readonly string[];
  /** Lists the samples of a pair. */
  readonly onChoose?: (pair: ConfusedPair) => void;
}

/** The classes that were most often predicted as another one. */
export function ConfusedPairs({ pairs, classNames, onChoose }: ConfusedPairsProps) {
  if (pairs.length === 0) return null;
  return (
    <div>
      <Text fz="xs" c="dimmed">
        {t('Most confused pairs: true → predicted')}
      </Text>
      <ol className={classes.pairs} data-testid="confused-pairs">
        {pairs.map((pair) => {
          const [wanted, predicted] = [classNames[pair.wanted], classNames[pair.predicted]];
          const text = `${wanted} → ${predicted}`;
          return (
            <li key={`${pair.wanted} ${pair.predicted}`}>
              {onChoose ? (
                <UnstyledButton className={classes.choice} title={t('List the samples')} onClick={() => onChoose(pair)}>
                  {text}
                </UnstyledButton>
              ) : (
                <span>{text}</span>
              )}
              <span className={classes.count}>{formatCount(pair.count)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
