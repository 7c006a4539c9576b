import type { ReadingProgress } from '#app/contract/index.ts';
import { LongTask } from '../kit/surface/index.ts';
import { formatBytes, formatCount } from '../language/format/index.ts';
import { t } from '../language/index.ts';

/** Progress of reading a data file. */
export function Reading({ progress, onCancel }: { readonly progress: ReadingProgress; readonly onCancel: () => void }) {
  const { bytes, totalBytes, rows } = progress;
  const values = { read: formatBytes(bytes), total: formatBytes(totalBytes), rows: formatCount(rows) };
  return (
    <LongTask
      text={t('Read {{read}} of {{total}}, {{rows}} rows', values)}
      share={bytes / totalBytes}
      cancelLabel={t('Cancel reading')}
      onCancel={onCancel}
      testId="reading"
    />
  );
}
