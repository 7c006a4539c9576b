import type { Documentation } from '#engine/diagnosis/documentation/index.ts';
import { t } from '../language/index.ts';
import type { PageId } from '../workbench/learn/index.ts';
import { DeclaredPage } from './DeclaredPage.tsx';
import classes from './Learn.module.css';
import { PageSection } from './PageSection.tsx';

/** The page of a fault that runs are diagnosed with, built from its declaration. */
export function DiagnosisPage({ page, diagnosis }: { readonly page: PageId; readonly diagnosis: Documentation }) {
  const { label, help, thresholds, formula, causes, remedies, source, severity } = diagnosis;
  return (
    <DeclaredPage
      page={page}
      title={t(label)}
      kind={severity === 'error' ? t('Diagnosis: error') : t('Diagnosis: warning')}
      summary={t(help, thresholds)}
      formulas={[{ tex: formula, direction: 'forward', label: t('Criterion') }]}
      source={source}
    >
      <PageSection title={t('Usual causes')}>
        <p className={classes.text}>{t(causes)}</p>
      </PageSection>
      <PageSection title={t('Remedies')}>
        <p className={classes.text}>{t(remedies)}</p>
      </PageSection>
    </DeclaredPage>
  );
}
