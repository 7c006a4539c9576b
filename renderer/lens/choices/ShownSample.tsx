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
    <>
      <Facts loss={formatNumber(finiteOrNot(pass.loss))} samples={pass.samples.length} />
      {pass.samples.length > 1 && (
        <Text fz="xs" c="dimmed">
          {t('The network shows the values of the first sample, and the mean loss.')}
        </Text>
      )}
    </>
  );
}

function Facts({ loss, samples }: { readonly loss: string; readonly samples: number }) {
  return (
    <dl className={classes.facts}>
      {samples > 1 && (
        <>
          <dt>{t('Samples')}</dt>
          <dd>{samples}</dd>
        </>
      )}
      <dt>{samples > 1 ? t('Mean loss J') : t('Loss J')}</dt>
      <dd>{loss}</dd>
    </dl>
  );
}
