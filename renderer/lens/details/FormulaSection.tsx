import { SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { PageLink } from '../../controls/pages/PageLink.tsx';
import { Formula, Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import type { Direction } from '../../theme/divergingScale.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { ExplanationPanel, follow, hereOn, stepTo, type Trail } from '../explanation/index.ts';
import { addressParts, elementAddress, nodeOfAddress } from '../values/elementAddress.ts';
import classes from './Details.module.css';
import { ParameterCheck } from './ParameterCheck.tsx';
import { type ChangeableNumber, changeableNumber, directionOf, isUpdate } from './selectedNumber.ts';
import { useExplanation } from './useExplanation.ts';
import { useSymbols } from './useSymbols.ts';
import { WhatIfSection } from './WhatIfSection.tsx';

type Layer = NonNullable<ReturnType<typeof layerOf>>;
type Tab = 'formula' | 'update' | 'whatIf';

/** How the selected number comes about, with links to the numbers that enter it; for a weight also its update, and what if it were another. */
export function FormulaSection(path: TrailProps) {
  const lens = useLens();
  const selected = useLensState(({ selection }) => selection.address);
  const pass = useLensState(({ answered }) => answered?.pass);
  const layers = useLayers();
  const [isWhatIf, setWhatIf] = useState(false);
  if (selected === undefined || !pass) return null;
  const layer = layers.of(nodeOfAddress(selected) ?? '');
  const rule = isUpdate(selected) ? undefined : layers.computing(selected);
  const number = changeableNumber(selected, pass, (id) => layers.of(id)?.type === 'input');
  const tab: Tab = isWhatIf && number ? 'whatIf' : isUpdate(selected) ? 'update' : 'formula';
  const showTab = (next: string) => {
    setWhatIf(next === 'whatIf');
    const address = next === 'update' ? updateOf(selected) : next === 'formula' && isUpdate(selected) && number?.address;
    if (address) lens.select({ ...lens.getState().selection, address });
  };
  return (
    <Section title={t('Formula')} aside={layer && <PageLink layer={layer} />}>
      <Reveal of={selected} />
      {number && (
        <SegmentedControl
          mb="sm"
          size="xs"
          fullWidth
          value={tab}
          onChange={showTab}
          data={tabsOf(number)}
          aria-label={t('About this number')}
          data-testid="number-tabs"
        />
      )}
      {tab === 'whatIf' && number ? (
        <WhatIfSection number={number} />
      ) : (
        <>
          {rule && <GeneralRule layer={rule} direction={directionOf(selected, pass)} />}
          {tab === 'formula' && number?.gradient !== undefined && (
            <div className={classes.check}>
              <ParameterCheck key={number.address} name={number.address} address={number.address} isElement />
            </div>
          )}
          <NumberFormula {...path} selected={selected} direction={directionOf(selected, pass)} />
        </>
      )}
    </Section>
  );
}

/** Brings the formula of another number into view: the number may have been chosen far below it. */
function Reveal({ of }: { readonly of: string }) {
  const element = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each number anew
  useEffect(() => {
    element.current?.closest('section')?.scrollIntoView({ block: 'nearest' });
  }, [of]);
  return <span ref={element} hidden />;
}

/** The layers of the graph as computed. */
function useLayers() {
  const document = useLensState(({ subject }) => subject?.document);
  return useMemo(() => {
    const graph = document && withoutBlocks(document);
    const of = (nodeId: string): Layer | undefined => {
      const node = graph?.nodes.find(({ id }) => id === nodeId);
      return node && graph && layerOf(graph, node);
    };
    /** The layer whose rule computes a number: the gradient of an output is computed by the layer that takes it, if only one does. */
    const computing = (address: string): Layer | undefined => {
      const { node = '', quantity } = addressParts(address) ?? {};
      if (quantity !== 'dout') return of(node);
      const takers = graph?.edges.filter(({ from }) => from[0] === node) ?? [];
      return takers.length === 1 ? of(takers[0].to[0]) : undefined;
    };
    return { of, computing };
  }, [document]);
}

function tabsOf({ kind, gradient }: ChangeableNumber): { value: Tab; label: string }[] {
  const hasUpdate = kind === 'parameter' && gradient !== undefined;
  return [
    { value: 'formula', label: hasUpdate ? t('Gradient') : t('Formula') },
    ...(hasUpdate ? [{ value: 'update' as const, label: t('Update') }] : []),
    { value: 'whatIf', label: t('What if') },
  ];
}

/** The address of a weight after the update. */
function updateOf(address: string): string | undefined {
  const { node, quantity = '', index } = addressParts(address) ?? {};
  if (node === undefined || !index) return undefined;
  return elementAddress(`${node}.${quantity.replace(/^d(?=\w+$)|\/.*$/g, '')}/new`, index);
}

/** The formula of the layer in general, of which the number's formula is one case. */
function GeneralRule({ layer, direction }: { readonly layer: Layer; readonly direction: Direction }) {
  const { forward, backward } = layer.documentation;
  const label = t('{{layer}} in general', { layer: t(layer.ui.label) });
  return <Formula tex={direction === 'forward' ? forward : backward} direction={direction} label={label} />;
}

/** The numbers followed so far, kept while links lead from node to node. */
export interface TrailProps {
  readonly trail: Trail;
  readonly onTrail: (trail: Trail) => void;
}

interface NumberFormulaProps extends TrailProps {
  readonly selected: string;
  readonly direction: Direction;
}

/** The symbols of ∂J/∂W by the addresses of parameters, whose pages explain their gradients. */
function useGradientSymbols(): ReadonlyMap<string, string> {
  const nodes = useLensState(({ answered }) => answered?.pass.nodes);
  return useMemo(() => {
    const trained = (nodes ?? []).flatMap(({ parameters }) => parameters);
    return new Map(trained.flatMap(({ value, gradient }) => (gradient ? [[value.address, gradient.symbol] as const] : [])));
  }, [nodes]);
}

function NumberFormula({ selected, direction, trail, onTrail }: NumberFormulaProps) {
  const lens = useLens();
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  // While the panel is behind the lens, the trail is ahead of it.
  const isBehind = lens.getState().selection.address !== selected;
  const shown = isBehind || hereOn(trail) === selected ? trail : follow(trail, selected);
  useEffect(() => {
    if (shown !== trail) onTrail(shown);
  });
  const { explanation, isLoading, error, retry } = useExplanation(selected);
  const symbolOf = useSymbols(explanation);
  const gradients = useGradientSymbols();
  const select = (address: string) => {
    const node = nodeOfAddress(address);
    lens.select({ address, ...(node !== undefined && { node }) });
  };
  return (
    <ExplanationPanel
      explanation={explanation}
      isLoading={isLoading}
      error={error && [sayError(error).message, sayError(error).fix].filter(Boolean).join(' ')}
      onRetry={retry}
      direction={direction}
      trail={shown}
      onStep={(at) => {
        const next = stepTo(shown, at);
        onTrail(next);
        const address = hereOn(next);
        if (address !== undefined) select(address);
      }}
      onFollow={select}
      symbolOf={symbolOf}
      usedSymbolOf={(address) => gradients.get(address) ?? symbolOf(address)}
      isExact={isExact}
      onExact={(exact) => lens.choose({ numbers: exact ? 'exact' : 'short' })}
    />
  );
}
