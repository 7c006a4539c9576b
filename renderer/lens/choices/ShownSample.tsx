import { Text } from '@mantine/core';
import type { LensSubject } from '#app/contract/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLensState } from '../../workbench/index.ts';
import { finiteOrNot } from '../../workbench/lens/index.ts';
import classes from './Choices.module.css';

/** The loss of what is shown, or the reason that there is none. */
export function ShownSample({ subject }: { readonly subject: LensSubject }) {
  const pass = useLensState(({ answered }) => answered?.pass);
  if (!pass) return null;
  if (pass.loss === null) {
    return (
      <Text fz="xs" c="dimmed">
        {subject.targets.length === 0
          ? t('The graph has no target: there is no loss, and no gradient.')
          : t('Without a target there is no loss, and no gradient.')}
      </Text>
    );
  }
  return (
    <dl className={classes.facts}>
      <dt>{pass.samples.length > 1 ? t('Samples') : t('Loss J')}</dt>
      <dd>{pass.samples.length > 1 ? pass.samples.length : formatNumber(finiteOrNot(pass.loss))}</dd>
      {pass.samples.length > 1 && (
        <>
          <dt>{t('Mean loss J')}</dt>
          <dd>{formatNumber(finiteOrNot(pass.loss))}</dd>
        </>
      )}
    </dl>
  );
}
