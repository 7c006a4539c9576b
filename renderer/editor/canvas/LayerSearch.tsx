import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { DataDescription, GraphDocument } from '#engine/graph/index.ts';
import { CATEGORIES } from '#engine/layers/index.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { humanize } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { categoryVariable } from '../../theme/colors.ts';
import { layerIcon } from '../../theme/layerIcons.ts';
import { useDocumentStore, useKnownData, useWorkbench } from '../../workbench/index.ts';
import { type Candidate, fittingLayers } from '../connections/validateConnection.ts';
import { searchLayers } from '../layers/matchesLayer.ts';
import { addLayer, addLayerAtEnd, addLayerIntoWire, addLayerNext, canInsert } from '../layers/placeLayer.ts';
import { FloatingPanel } from './FloatingPanel.tsx';
import classes from './LayerSearch.module.css';
import { type LayerSearch as Search, useCanvasUi, useCanvasUiStore } from './state/canvasUi.ts';

const HEIGHT = '20rem';

/** Layer search on the canvas; at the end of a wire, only for layers that fit. */
export function LayerSearch() {
  const search = useCanvasUi((ui) => ui.search);
  return search && <SearchPanel key={`${search.at.x} ${search.at.y}`} search={search} />;
}

function SearchPanel({ search }: { readonly search: Search }) {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const shapes = useKnownData()?.shapes;
  const [query, setQuery] = useState('');
  const close = () => ui.setState({ search: null });
  const { canvas } = useWorkbench();
  const candidates = useMemo(() => findCandidates(store.getState().document, shapes, search), [store, shapes, search]);
  const found = searchLayers(candidates, query);
  const combobox = useCombobox({ defaultOpened: true });

  const choose = (type: string) => {
    const chosen = candidates.find(({ layer }) => layer.type === type);
    close();
    if (!chosen) return;
    if (search.into) addLayerIntoWire(store, chosen.layer, search.position, search.into);
    else if (search.end && chosen.port !== undefined)
      addLayerAtEnd(store, chosen.layer, chosen.port, search.position, search.end, shapes);
    else if (search.isByKeyboard) addLayerNext(store, chosen.layer, shapes, search.position);
    else addLayer(store, chosen.layer, search.position, shapes);
    // The new node is selected, and also gets the focus.
    const [added] = store.getState().selection.nodes;
    if (added !== undefined) canvas.getState().view?.focusNode(added);
  };

  return (
    <FloatingPanel at={search.at} width="15.75rem" height={HEIGHT} mah={HEIGHT} onLeave={close} data-testid="layer-search">
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.EventsTarget>
          <TextInput
            autoFocus
            aria-label={t('Search for a layer to add')}
            placeholder={search.end || search.into ? t('Compatible layers') : t('Add a layer')}
            leftSection={<IconSearch size={14} />}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              combobox.selectFirstOption();
            }}
            onFocus={() => combobox.selectFirstOption()}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key === 'Escape') close();
            }}
          />
        </Combobox.EventsTarget>
        <Scroll className={classes.found} style={{ maxHeight: `calc(${HEIGHT} - 3rem)` }} tabIndex={0}>
          <Combobox.Options aria-label={t('Layers')}>
            {query.trim() === '' ? <Groups candidates={found} /> : <Options candidates={found} />}
            {found.length === 0 && (
              <Combobox.Empty>{search.end || search.into ? t('No compatible layer found') : t('No results')}</Combobox.Empty>
            )}
          </Combobox.Options>
        </Scroll>
      </Combobox>
    </FloatingPanel>
  );
}

function findCandidates(document: GraphDocument, data: DataDescription | undefined, { end, into }: Search): Candidate[] {
  const layers = fittingLayers(document, data, end);
  return into ? layers.filter(({ layer }) => canInsert(document, data, layer, into)) : layers;
}

function Groups({ candidates }: { readonly candidates: readonly Candidate[] }) {
  return CATEGORIES.map((category) => {
    const layers = candidates.filter(({ layer }) => layer.ui.category === category);
    if (layers.length === 0) return null;
    return (
      <Combobox.Group key={category} label={t(humanize(category))}>
        <Options candidates={layers} />
      </Combobox.Group>
    );
  });
}

function Options({ candidates }: { readonly candidates: readonly Candidate[] }) {
  return candidates.map(({ layer }) => {
    const Icon = layerIcon(layer);
    return (
      <Combobox.Option
        key={layer.type}
        value={layer.type}
        className={classes.option}
        onMouseDown={(event) => event.preventDefault()}
      >
        <Icon size={15} stroke={1.75} color={categoryVariable(layer.ui.category)} />
        <Text span inherit truncate>
          {t(layer.ui.label)}
        </Text>
      </Combobox.Option>
    );
  });
}
