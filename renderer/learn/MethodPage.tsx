import type { Clip, Optimizer, Schedule } from '#engine/graph/index.ts';
import { later, t } from '../language/index.ts';
import type { PageId } from '../workbench/learn/index.ts';
import { DeclaredPage } from './DeclaredPage.tsx';
import { OptimizerPlot, SchedulePlot } from './MethodPlots.tsx';
import { Parameters } from './Parameters.tsx';

const KINDS = {
  optimizer: { label: later('Optimizer'), formula: later('Update') },
  schedule: { label: later('Learning-rate schedule'), formula: later('Learning rate') },
  clip: { label: later('Gradient clipping'), formula: later('Gradient') },
} as const;

/** The page of a training method: an optimizer, a schedule or a clipping method. */
export function MethodPage({ page, method }: { readonly page: PageId; readonly method: Optimizer | Schedule | Clip }) {
  const { label, formula } = KINDS[page.kind as keyof typeof KINDS];
  const { type, params, documentation } = method;
  return (
    <DeclaredPage
      page={page}
      title={t(method.label)}
      kind={t(label)}
      summary={t(documentation.summary)}
      formulas={[{ tex: documentation.formula, direction: 'backward', label: t(formula) }]}
      source={documentation.source}
    >
      {page.kind === 'optimizer' && <OptimizerPlot type={type} />}
      {page.kind === 'schedule' && <SchedulePlot type={type} />}
      <Parameters of={type} fields={params} />
    </DeclaredPage>
  );
}
