import type { Clip, Optimizer, Schedule } from '#engine/graph/index.ts';
import { Formula } from '../kit/surface/index.ts';
import { later, t } from '../language/index.ts';
import type { PageId } from '../workbench/learn/index.ts';
import { KIND_ICONS } from './kindIcons.ts';
import classes from './Learn.module.css';
import { OptimizerPlot, SchedulePlot } from './MethodPlots.tsx';
import { Notation } from './Notation.tsx';
import { PageHeader } from './PageHeader.tsx';
import { PageSection } from './PageSection.tsx';
import { Parameters } from './Parameters.tsx';
import { Related } from './Related.tsx';

const KINDS = {
  optimizer: { label: later('Optimizer'), formula: later('Update') },
  schedule: { label: later('Learning-rate schedule'), formula: later('Learning rate') },
  clip: { label: later('Gradient clipping'), formula: later('Gradient') },
} as const;

/** The page of a training method: an optimizer, a schedule or a clipping method. */
export function MethodPage({ page, method }: { readonly page: PageId; readonly method: Optimizer | Schedule | Clip }) {
  const { label, formula } = KINDS[page.kind as keyof typeof KINDS];
  const Icon = KIND_ICONS[page.kind];
  const { type, params, documentation } = method;
  return (
    <>
      <PageHeader
        icon={
          <span className={classes.mark}>
            <Icon size={22} stroke={1.75} />
          </span>
        }
        title={t(method.label)}
        kind={t(label)}
        name={type}
        summary={t(documentation.summary)}
      />
      <div className={classes.columns}>
        <PageSection title={t('Math')}>
          <Formula tex={documentation.formula} direction="backward" label={t(formula)} />
          <Notation formulas={[documentation.formula]} />
        </PageSection>
        {page.kind === 'optimizer' && <OptimizerPlot type={type} />}
        {page.kind === 'schedule' && <SchedulePlot type={type} />}
        <Parameters of={type} fields={params} />
        {documentation.source && (
          <PageSection title={t('Source')}>
            <p className={classes.text} lang="en" data-selectable>
              {documentation.source}
            </p>
          </PageSection>
        )}
        <Related page={page} />
      </div>
    </>
  );
}
