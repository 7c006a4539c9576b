import type { FunctionCurve } from '#app/contract/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { formatNumber } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { LinePlot } from './LinePlot.tsx';
import { PageSection } from './PageSection.tsx';

interface FunctionPlotProps {
  readonly layer: Layer;
  readonly curve: FunctionCurve;
}

/** An activation over z, or a loss over the prediction, with its derivative. */
export function FunctionPlot({ layer, curve }: FunctionPlotProps) {
  const isLoss = curve.target !== undefined;
  const over = layer.documentation.symbols?.prediction ?? (isLoss ? '\\hat y' : 'z');
  const value = isLoss ? 'J' : 'a = f(z)';
  const slope = isLoss ? `\\partial J / \\partial ${over}` : "f'(z)";
  const aside = curve.target === undefined ? undefined : t('for target {{answer}}', { answer: formatNumber(curve.target) });
  return (
    <PageSection title={t('Curve')} aside={aside}>
      <LinePlot
        x={curve.x}
        xName={over}
        lines={[
          { name: value, values: curve.y, direction: 'forward' },
          { name: slope, values: curve.slope, direction: 'backward' },
        ]}
        label={t('{{label}} and its derivative', { label: t(layer.ui.label) })}
      />
    </PageSection>
  );
}
