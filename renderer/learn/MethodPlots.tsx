import { formatNumber } from '../format/index.ts';
import { LinePlot } from './LinePlot.tsx';
import { PageSection } from './PageSection.tsx';
import { useReference } from './useReference.ts';

/** How one weight goes downhill. */
export function OptimizerPlot({ type }: { readonly type: string }) {
  const path = useReference(`optimizer ${type}`, (client) => client.reference.optimizer({ type }));
  if (!path) return null;
  return (
    <PageSection
      title="Descent"
      aside={`one weight on J = W²/2 from 1, learning rate ${formatNumber(path.learningRate)}, other parameters as by default`}
    >
      <LinePlot
        x={path.weights.map((_weight, update) => update)}
        xName="t"
        lines={[{ name: 'W', values: path.weights, direction: 'backward' }]}
        label="The weight after each update"
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
    <PageSection title="Learning rate" aside={`over ${curve.steps / curve.stepsPerEpoch} epochs, parameters as by default`}>
      <LinePlot
        x={epochs}
        xName="\text{epoch}"
        lines={[{ name: '\\eta_t / \\eta', values: curve.rates, direction: 'backward' }]}
        label="The learning rate over a run, as a share of the one that is set"
      />
    </PageSection>
  );
}
