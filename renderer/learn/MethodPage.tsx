import type { Clip, Optimizer, Schedule } from '#engine/graph/index.ts';
import { Formula } from '../surface/index.ts';
import { KIND_ICONS } from './kindIcons.ts';
import classes from './Learn.module.css';
import { OptimizerPlot, SchedulePlot } from './MethodPlots.tsx';
import type { PageId } from './model/index.ts';
import { Notation } from './Notation.tsx';
import { PageHeader } from './PageHeader.tsx';
import { PageSection } from './PageSection.tsx';
import { Parameters } from './Parameters.tsx';
import { Related } from './Related.tsx';

const KINDS = {
  optimizer: { label: 'Optimizer', formula: 'Update' },
  schedule: { label: 'Learning-rate schedule', formula: 'Learning rate' },
  clip: { label: 'Clipping of gradients', formula: 'Gradient' },
} as const;

/** The page of an optimizer, a schedule or a way to clip: what training is set by. */
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
        title={method.label}
        kind={label}
        name={type}
        summary={documentation.summary}
      />
      <div className={classes.columns}>
        <PageSection title="Mathematics">
          <Formula tex={documentation.formula} direction="backward" label={formula} />
          <Notation formulas={[documentation.formula]} />
        </PageSection>
        {page.kind === 'optimizer' && <OptimizerPlot type={type} />}
        {page.kind === 'schedule' && <SchedulePlot type={type} />}
        <Parameters fields={params} />
        {documentation.source && (
          <PageSection title="Source">
            <p className={classes.text} data-selectable>
              {documentation.source}
            </p>
          </PageSection>
        )}
        <Related page={page} />
      </div>
    </>
  );
}
