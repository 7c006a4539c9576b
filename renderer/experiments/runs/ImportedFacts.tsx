import { Alert } from '@mantine/core';
import type { ImportedFrom, RunSummary } from '#app/contract/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatCount, formatDateTime } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import { Facts } from './Facts.tsx';

/** The origin of imported weights: what their file says, and nothing about a training that is not recorded here. */
export function ImportedFacts({ run, from }: { readonly run: RunSummary; readonly from: ImportedFrom }) {
  const orDash = (value: number | null) => (value === null ? '–' : formatCount(value));
  return (
    <Section title={t('Weights file')}>
      {from.verification === 'failed' && (
        <Alert color="yellow" variant="light" p="xs" mb="xs" title={t('Outputs not reproduced')}>
          {t('The network does not reproduce the outputs recorded in the file; it may have been changed.')}
        </Alert>
      )}
      <Facts
        facts={[
          [t('File'), from.fileName],
          [t('Recorded outputs'), t(VERIFICATIONS[from.verification])],
          [t('Trained as run'), from.run ?? '–'],
          [t('Epoch'), orDash(from.epoch), 'epoch'],
          [t('Steps'), orDash(from.step), 'step'],
          [t('Graph'), run.graphName],
          [t('Parameters'), formatCount(run.parameters), 'parameterCount'],
          [t('Data'), run.dataset || '–'],
          [t('Imported'), formatDateTime(run.startedAt, Date.now())],
        ]}
      />
    </Section>
  );
}

const VERIFICATIONS: Readonly<Record<ImportedFrom['verification'], string>> = {
  passed: later('Reproduced'),
  failed: later('Not reproduced'),
  skipped: later('Not checked: data not available'),
  absent: later('None'),
};
