import { LongTask } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';

/** While a step between checkpoints is computed again. */
export function ReplayProgress() {
  const lens = useLens();
  const isAsking = useLensState(({ status }) => status === 'asking');
  const progress = useLensState((state) => state.progress);
  if (!isAsking || !progress) return null;
  const text = progress.part === 'replay' ? t('Replaying training…') : t('Reading the data…');
  return <LongTask text={text} share={progress.share} cancelLabel={t('Cancel')} onCancel={lens.cancel} testId="lens-progress" />;
}
