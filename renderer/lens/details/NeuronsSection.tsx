import { useMemo } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { nodeName } from '../../drawing/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { tensorData } from '../../workbench/lens/index.ts';
import { useShownDirection } from '../canvas/useShownDirection.ts';
import { NeuronDrawing } from '../neurons/index.ts';
import { elementAddress } from '../values/elementAddress.ts';
import { limitOfAll, limitsOf, type PassNode, passNode } from '../values/passValues.ts';

/** A small dense layer with the layer below it, neuron by neuron. */
export function NeuronsSection({ values }: { readonly values: PassNode }) {
  const lens = useLens();
  const answered = useLensState((state) => state.answered);
  const document = useLensState(({ subject }) => subject?.document);
  const isExact = useLensState(({ choices }) => choices.numbers === 'exact');
  const isShared = useLensState(({ choices }) => choices.colors === 'shared');
  const phase = useShownDirection();
  const connection = useMemo(() => {
    const graph = document && withoutBlocks(document);
    const node = graph?.nodes.find(({ id }) => id === values.id);
    const weight = values.parameters.find(({ name }) => name === 'weight')?.value;
    if (!graph || node?.type !== 'dense' || !weight || weight.shape.length !== 2 || values.out.shape.length !== 2)
      return undefined;
    const sourceId = graph.edges.find(({ to }) => to[0] === node.id)?.from[0];
    const source = sourceId === undefined ? undefined : passNode(answered?.pass, sourceId);
    const weights = tensorData(weight);
    if (!source || !weights || source.out.shape.length !== 2) return undefined;
    const sourceNode = graph.nodes.find(({ id }) => id === source.id);
    const name = (found: typeof node | undefined, id: string) => (found ? nodeName(found, layerOf(graph, found)) : id);
    const [below, above] = [layerOfNeurons(name(sourceNode, source.id), source), layerOfNeurons(name(node, node.id), values)];
    const bias = values.parameters.find(({ name: parameter }) => parameter === 'bias');
    return below && above
      ? { source, below, above, weights, weight, weightSymbol: weight.symbol, ...(bias && { biasSymbol: bias.value.symbol }) }
      : undefined;
  }, [document, answered, values]);
  if (!connection || !answered) return null;
  const { source, weight, ...drawn } = connection;
  const limits = isShared ? limitsOf(answered.pass) : ownLimits(values, source, weight);
  const hasGradients = connection.above.gradients !== undefined && connection.below.gradients !== undefined;
  return (
    <Section title={t('Neurons')}>
      <NeuronDrawing
        {...drawn}
        phase={hasGradients ? phase : 'forward'}
        limits={{ values: hasGradients && phase === 'backward' ? limits.backward : limits.forward, weights: limits.parameters }}
        isExact={isExact}
        onSelect={({ level, index }) => {
          const owner = level === 'above' ? values : source;
          const tensor = phase === 'backward' ? (owner.dout ?? owner.out) : owner.out;
          lens.select({ node: owner.id, address: elementAddress(tensor.address, [0, index]) });
        }}
        onSelectWeight={(above, below) =>
          lens.select({ node: values.id, address: elementAddress(weight.address, [above, below]) })
        }
      />
    </Section>
  );
}

/** Both layers on one scale. */
function ownLimits(above: PassNode, below: PassNode, weight: LensTensor) {
  const given = [above.dout, below.dout].filter((tensor) => tensor !== undefined);
  return { forward: limitOfAll([above.out, below.out]), backward: limitOfAll(given), parameters: limitOfAll([weight]) };
}

/** The first sample's values; undefined if they are too many to be sent with the pass. */
function layerOfNeurons(name: string, { out, dout }: PassNode) {
  const first = (data: Float64Array | undefined) => data?.subarray(0, out.shape[1]);
  const values = first(tensorData(out));
  const gradients = dout && first(tensorData(dout));
  return values && { name, symbol: out.symbol, values, ...(dout && gradients && { gradientSymbol: dout.symbol, gradients }) };
}
