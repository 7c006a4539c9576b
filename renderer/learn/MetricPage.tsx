import type { Metric } from '#engine/graph/index.ts';
import { formatNumber } from '../language/format/index.ts';
import { later, t } from '../language/index.ts';
import type { PageId } from '../workbench/learn/index.ts';
import { DeclaredPage } from './DeclaredPage.tsx';
import classes from './Learn.module.css';
import { PageSection } from './PageSection.tsx';

const WHEN: Readonly<Record<Metric['when'], string>> = {
  steps: later('At each step, after each epoch, and in validation.'),
  epochs: later('In validation after each epoch.'),
  evaluation: later('In evaluation, and in validation if early stopping or a schedule monitors it.'),
};

/** The page of a metric, built from its declaration. */
export function MetricPage({ page, metric }: { readonly page: PageId; readonly metric: Metric }) {
  const { label, help, formula, direction, appliesTo, when, source } = metric;
  return (
    <DeclaredPage
      page={page}
      title={t(label)}
      kind={t('Metric')}
      summary={t(help)}
      formulas={[{ tex: formula, direction: 'forward', label: t('Value') }]}
      source={source}
    >
      <PageSection title={t('Range')}>
        <p className={classes.text}>
          {describeRange(metric.range)}; {direction === 'max' ? t('higher is better') : t('lower is better')}
        </p>
      </PageSection>
      <PageSection title={t('Applies to')}>
        <p className={classes.text}>{t(appliesTo)}</p>
      </PageSection>
      <PageSection title={t('When computed')}>
        <p className={classes.text}>{t(WHEN[when])}</p>
      </PageSection>
    </DeclaredPage>
  );
}

function describeRange([least, largest]: Metric['range']): string {
  if (least !== null && largest !== null) return t('{{least}} to {{largest}}', { least, largest });
  if (least !== null) return t('At least {{least}}', { least: formatNumber(least) });
  return largest === null ? t('Any number') : t('At most {{largest}}', { largest: formatNumber(largest) });
}
