import type { Clip, Optimizer, Schedule } from '#engine/graph/index.ts';
import { formatNumber } from '../language/format/index.ts';
import { later, t } from '../language/index.ts';
import type { PageId } from '../workbench/learn/index.ts';
import { DeclaredPage } from './DeclaredPage.tsx';
import { LinePlot } from './LinePlot.tsx';
import { PageSection } from './PageSection.tsx';
import { Parameters } from './Parameters.tsx';
import { useReference } from './useReference.ts';

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

/** Gradient descent of one weight. */
function OptimizerPlot({ type }: { readonly type: string }) {
  const path = useReference(`optimizer ${type}`, (client) => client.reference.optimizer({ type }));
  if (!path) return null;
  return (
    <PageSection
      title={t('Gradient descent')}
      aside={t('one weight on J = W²/2, starting at 1; learning rate {{rate}}, other parameters at their defaults', {
        rate: formatNumber(path.learningRate),
      })}
    >
      <LinePlot
        x={path.weights.map((_weight, update) => update)}
        xName="t"
        lines={[{ name: 'W', values: path.weights, direction: 'backward' }]}
        label={t('The weight after each update')}
      />
    </PageSection>
  );
}

/** The learning rate over a run. */
function SchedulePlot({ type }: { readonly type: string }) {
  const curve = useReference(`schedule ${type}`, (client) => client.reference.schedule({ type }));
  if (!curve) return null;
  const epochs = curve.rates.map((_rate, step) => step / curve.stepsPerEpoch);
  return (
    <PageSection
      title={t('Learning rate')}
      aside={t('over {{epochs}} epochs, parameters at their defaults', { epochs: curve.steps / curve.stepsPerEpoch })}
    >
      <LinePlot
        x={epochs}
        xName="\text{epoch}"
        lines={[{ name: '\\eta_t / \\eta', values: curve.rates, direction: 'backward' }]}
        label={t('The learning rate over a run, relative to its set value')}
      />
    </PageSection>
  );
}
