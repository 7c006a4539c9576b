import { useStore } from 'zustand';
import type { RunDetails } from '#app/contract/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { Copyable } from './Copyable.tsx';
import { columnFacts } from './columnFacts.ts';
import { type Fact, Facts } from './Facts.tsx';
import { NORMALIZATION_LABELS } from './runColumns.tsx';

/** The characters of a fingerprint that are shown. */
const SHOWN = 12;

/** The data of a run, as it was split and normalized. */
export function DataFacts({ run }: { readonly run: RunDetails }) {
  const { dataset, normalize, samples, preparation, dataFingerprint } = run;
  const { datasets } = useWorkbench();
  const isBuiltIn = useStore(datasets, ({ summaries }) => summaries.some(({ spec }) => spec === dataset.split('?')[0]));
  const normalizesTargets = preparation?.targets.some(({ normalization }) => normalization);
  return (
    <Section title={t('Data')}>
      <Facts
        facts={[
          [t('Data set'), dataset],
          ...columnFacts(preparation, isBuiltIn),
          [t('Normalization'), t(NORMALIZATION_LABELS[normalize]), 'normalization'],
          ...(normalizesTargets ? [[t('Normalize targets'), t(NORMALIZATION_LABELS.standard), 'normalization'] as const] : []),
          ...(samples
            ? ([
                [t('Training samples'), formatCount(samples.train), 'sample'],
                [t('Validation samples'), formatCount(samples.validation), 'validationSplit'],
                [t('Test samples'), formatCount(samples.test), 'testSplit'],
              ] satisfies Fact[])
            : []),
          [t('Fingerprint'), <Copyable key="fingerprint" text={dataFingerprint} shown={SHOWN} label={t('Copy fingerprint')} />],
        ]}
      />
    </Section>
  );
}
