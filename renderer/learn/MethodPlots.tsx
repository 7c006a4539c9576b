import { formatNumber } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { LinePlot } from './LinePlot.tsx';
import { PageSection } from './PageSection.tsx';
import { useReference } from './useReference.ts';

/** Gradient descent of one weight. */
export function OptimizerPlot({ type }: { readonly type: string }) {
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
export function SchedulePlot({ type }: { readonly type: string }) {
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
