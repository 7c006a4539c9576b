import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FunctionCurve } from '#app/contract/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import { addLayerNext } from '../editor/layers/placeLayer.ts';
import { formatNumber, humanize } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import { layerIcon } from '../theme/layerIcons.ts';
import { useDocumentStore, useKnownData, useWorkbench } from '../workbench/index.ts';
import type { PageId } from '../workbench/learn/index.ts';
import { DeclaredPage } from './DeclaredPage.tsx';
import { Example } from './Example.tsx';
import { LayerShapes, LayerWeights } from './LayerTables.tsx';
import classes from './Learn.module.css';
import { LinePlot } from './LinePlot.tsx';
import { PageSection } from './PageSection.tsx';
import { Parameters } from './Parameters.tsx';
import { useReference } from './useReference.ts';

export function LayerPage({ page, layer }: { readonly page: PageId; readonly layer: Layer }) {
  const { type, ui, documentation, params } = layer;
  const { summary, forward, backward, source } = documentation;
  const reference = useReference(`layer ${type}`, (client) => client.reference.layer({ type }));
  return (
    <div style={{ '--category': categoryVariable(ui.category) }}>
      <DeclaredPage
        page={page}
        icon={layerIcon(layer)}
        title={t(ui.label)}
        kind={t(humanize(ui.category))}
        summary={t(summary)}
        action={<AddToGraph layer={layer} />}
        formulas={[
          { tex: forward, direction: 'forward', label: t('Forward pass') },
          { tex: backward, direction: 'backward', label: t('Backward pass') },
        ]}
        source={source}
      >
        <div className={classes.stack}>
          {reference?.curve && <FunctionPlot layer={layer} curve={reference.curve} />}
          <LayerShapes layer={layer} example={reference?.example} />
          {reference?.example && <LayerWeights layer={layer} example={reference.example} />}
        </div>
        {reference?.example && <Example layer={layer} example={reference.example} />}
        <Parameters of={type} fields={params} />
      </DeclaredPage>
    </div>
  );
}

/** An activation over z, or a loss over the prediction, with its derivative. */
function FunctionPlot({ layer, curve }: { readonly layer: Layer; readonly curve: FunctionCurve }) {
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

/** Adds the layer as the palette does, and shows it on the canvas. */
function AddToGraph({ layer }: { readonly layer: Layer }) {
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const { layout, canvas } = useWorkbench();
  const add = () => {
    // The canvas knows its center once it is mounted.
    const stop = canvas.subscribe(({ view }) => {
      if (!view) return;
      stop();
      requestAnimationFrame(() => addLayerNext(store, layer, shapes, view.center()));
    });
    layout.setState({ view: 'design' });
  };
  return (
    <Button variant="default" leftSection={<IconPlus size={14} />} data-testid="add-to-graph" onClick={add}>
      {t('Add to the graph')}
    </Button>
  );
}
