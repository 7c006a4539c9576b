import { useMemo } from 'react';
import { connectPorts, type Point } from '../../document/index.ts';
import { declared, t, useLanguage } from '../../language/index.ts';
import { useDocumentStore, useKnownData, useWorkbench } from '../../workbench/index.ts';
import { type ConnectionValidity, fittingLayers, type OpenEnd, wireBetween } from '../connections/validateConnection.ts';
import { searchLayers } from '../layers/matchesLayer.ts';
import { addLayerBehind } from '../layers/placeLayer.ts';
import { connectLabel, problemOf } from './connect.ts';
import { holdEnd } from './holdEnd.ts';
import { portKey, useCanvasUiStore } from './state/canvasUi.ts';
import { wireTargets } from './wireTargets.ts';

/** A possible target of a wire drawn by keyboard. */
export interface WireChoice {
  readonly key: string;
  readonly label: string;
  /** Its validation. */
  readonly validate: () => ConnectionValidity;
  readonly choose: () => void;
}

const MOST_PORTS = 12;
const MOST_LAYERS = 8;

/** Possible targets of a wire's open end: existing ports, and new layers. */
export function useWireChoices(end: OpenEnd, at: Point, query: string): WireChoice[] {
  const spoken = useLanguage();
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const { canvas } = useWorkbench();
  const data = useKnownData()?.shapes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  const ports = useMemo((): WireChoice[] => {
    const { document } = store.getState();
    const held = holdEnd(document, data, end);
    return wireTargets(document, data, end).map(({ nodeId, port, label }) => ({
      key: portKey(nodeId, port),
      label,
      validate: () => held.validate(nodeId, port) ?? { kind: 'refused', text: declared('') },
      choose() {
        const edge = wireBetween(end, nodeId, port);
        store.edit(connectLabel(document, edge), connectPorts(edge));
        const problem = problemOf(store.getState().document, data, edge);
        if (problem) ui.setState({ problem: { ...problem, at } });
      },
    }));
  }, [store, ui, data, end, at, spoken]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  const layers = useMemo(() => {
    if (end.side === 'input') return [];
    return fittingLayers(store.getState().document, data, end).map(({ layer, port = 'in' }) => ({
      layer,
      choice: {
        key: `layer ${layer.type}`,
        label: t('New {{label}}', { label: t(layer.ui.label) }),
        validate: (): ConnectionValidity => ({ kind: 'fits', text: declared(layer.documentation.summary) }),
        choose() {
          addLayerBehind(store, layer, port, end);
          const [added] = store.getState().selection.nodes;
          if (added !== undefined) canvas.getState().view?.focusNode(added);
        },
      } satisfies WireChoice,
    }));
  }, [store, canvas, data, end, spoken]);
  const words = query.toLowerCase().split(/\s+/);
  const found = ports.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const fitting = searchLayers(layers, query).map(({ choice }) => choice);
  return [...found.slice(0, MOST_PORTS), ...fitting.slice(0, MOST_LAYERS)];
}
