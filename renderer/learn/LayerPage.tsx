import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Layer } from '#engine/layers/index.ts';
import { addLayerNext } from '../editor/layers/placeLayer.ts';
import { Formula } from '../kit/surface/index.ts';
import { humanize } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { categoryVariable } from '../theme/colors.ts';
import { layerIcon } from '../theme/layerIcons.ts';
import { useDocumentStore, useKnownData, useWorkbench } from '../workbench/index.ts';
import type { PageId } from '../workbench/learn/index.ts';
import { Example } from './Example.tsx';
import { FunctionPlot } from './FunctionPlot.tsx';
import { LayerShapes } from './LayerShapes.tsx';
import { LayerWeights } from './LayerWeights.tsx';
import classes from './Learn.module.css';
import { Notation } from './Notation.tsx';
import { PageHeader } from './PageHeader.tsx';
import { PageSection } from './PageSection.tsx';
import { Parameters } from './Parameters.tsx';
import { Related } from './Related.tsx';
import { useReference } from './useReference.ts';

export function LayerPage({ page, layer }: { readonly page: PageId; readonly layer: Layer }) {
  const { type, ui, documentation, params } = layer;
  const { summary, forward, backward, source } = documentation;
  const reference = useReference(`layer ${type}`, (client) => client.reference.layer({ type }));
  return (
    <div style={{ '--category': categoryVariable(ui.category) }}>
      <PageHeader
        icon={<LayerMark layer={layer} />}
        title={t(ui.label)}
        kind={t(humanize(ui.category))}
        name={type}
        summary={t(summary)}
        action={<AddToGraph layer={layer} />}
      />
      <div className={classes.columns}>
        <PageSection title={t('Math')}>
          <Formula tex={forward} direction="forward" label={t('Forward pass')} />
          <Formula tex={backward} direction="backward" label={t('Backward pass')} />
          <Notation formulas={[forward, backward]} />
        </PageSection>
        <div className={classes.stack}>
          {reference?.curve && <FunctionPlot layer={layer} curve={reference.curve} />}
          <PageSection title={t('Shapes')}>
            <LayerShapes layer={layer} example={reference?.example} />
          </PageSection>
          {reference?.example && <LayerWeights layer={layer} example={reference.example} />}
        </div>
        {reference?.example && <Example layer={layer} example={reference.example} />}
        <Parameters of={type} fields={params} />
        {source && (
          <PageSection title={t('Source')}>
            <p className={classes.text} lang="en" data-selectable>
              {source}
            </p>
          </PageSection>
        )}
        <Related page={page} />
      </div>
    </div>
  );
}

function LayerMark({ layer }: { readonly layer: Layer }) {
  const Icon = layerIcon(layer);
  return (
    <span className={classes.mark}>
      <Icon size={22} stroke={1.75} />
    </span>
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
