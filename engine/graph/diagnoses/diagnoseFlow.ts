import { type Message, message } from '../../messages/index.ts';
import type { GraphAnalysis } from '../analysis/graphAnalysis.ts';
import { type NodeAnalysis, nameNode } from '../analysis/nodeAnalysis.ts';

/** The size of ∂J/∂out at a node. */
export interface FlowSize {
  readonly node: string;
  /** Root mean square, so that layers of different sizes compare. */
  readonly gradient: number;
  /** Of an activation: the share of its units with a slope below 0.05. */
  readonly saturated?: number | null | undefined;
}

export interface FlowFinding extends Message {
  readonly code: string;
  readonly severity: 'good' | 'warning';
  readonly node?: string;
}

/** Changes by more than this factor are worth a warning. */
export const FLOW_LIMIT = 1000;
/** One node is responsible with this share of the change, in logarithms. */
const LARGE_SHARE = 0.4;
/** Activations are, with this share. */
const MOST = 0.6;
/** A saturated or dead activation. */
const SATURATED = 0.9;

/** A step backwards through a node: ‖∂J/∂in‖ / ‖∂J/∂out‖ in root mean squares. */
interface Passage {
  readonly analysis: NodeAnalysis;
  readonly factor: number;
  readonly saturated: number | undefined;
}

/** Tells where the gradient vanishes or explodes on its way from the loss to the first layer, and why. */
export function diagnoseFlow(
  graph: Pick<GraphAnalysis, 'order' | 'nodes' | 'wiring'>,
  sizes: readonly FlowSize[],
): FlowFinding[] {
  const passages = passagesOf(graph, sizes);
  if (passages.length === 0) return [];
  const total = passages.reduce((product, { factor }) => product * factor, 1);
  const stopped = passages.find(({ factor }) => factor === 0);
  const isSteady = total > 1 / FLOW_LIMIT && total < FLOW_LIMIT;
  const main = stopped ? [ended(stopped)] : isSteady ? [] : [explain(passages, total)];
  const saturated = sizes.flatMap(({ node, saturated: share }) => {
    const analysis = graph.nodes.get(node);
    return analysis && share && share >= SATURATED && main.every((each) => each.node !== node)
      ? [saturation(analysis, share)]
      : [];
  });
  const findings = [...main, ...saturated];
  return findings.length > 0 ? findings : [steady(total)];
}

/** From the node before the loss back to the first one with a gradient, along the longest way. */
function passagesOf(
  { order, nodes, wiring }: Pick<GraphAnalysis, 'order' | 'nodes' | 'wiring'>,
  sizes: readonly FlowSize[],
): Passage[] {
  const known = new Map(sizes.map((size) => [size.node, size]));
  const places = new Map(order.map((id, index) => [id, index]));
  const sourceOf = (id: string): string | undefined => {
    const sources = [...(wiring.incoming.get(id)?.values() ?? [])].map(({ from: [source] }) => source);
    const recorded = sources.filter((source) => known.has(source));
    return recorded.sort((a, b) => (places.get(b) ?? 0) - (places.get(a) ?? 0)).at(0);
  };
  const passages: Passage[] = [];
  let at = order.findLast((id) => known.has(id));
  for (let source = at && sourceOf(at); at !== undefined && source !== undefined; at = source, source = sourceOf(at)) {
    const analysis = nodes.get(at);
    const [after, before] = [known.get(at), known.get(source)];
    if (!analysis || !after || !before || !(after.gradient > 0)) break;
    passages.push({ analysis, factor: before.gradient / after.gradient, saturated: after.saturated ?? undefined });
  }
  return passages;
}

function explain(passages: readonly Passage[], total: number): FlowFinding {
  const vanishes = total < 1;
  const whole = Math.log(total);
  const shareOf = ({ factor }: Passage) => Math.log(factor) / whole;
  const culprit = passages.reduce((most, each) => (shareOf(each) > shareOf(most) ? each : most));
  if (shareOf(culprit) >= LARGE_SHARE) return blame(culprit, total, vanishes);
  const activations = passages.filter(isActivation);
  const ofActivations = activations.reduce((sum, each) => sum + shareOf(each), 0);
  const isSlopes = vanishes && ofActivations >= MOST;
  const responsible = isSlopes ? activations : passages;
  const count = responsible.length;
  const product = responsible.reduce((all, { factor }) => all * factor, 1);
  const values = { total: short(total), count, factor: short(product ** (1 / count)) };
  if (isSlopes) {
    return warning(
      'activations',
      message(
        'The gradient vanishes: {{total}} of it reaches the first layer. Each of {{count}} activations multiplies it by about {{factor}}: their slopes f′(z). ReLU, or skip connections, keep its size',
        values,
      ),
    );
  }
  return vanishes
    ? warning(
        'depth',
        message(
          'The gradient vanishes by depth alone: {{count}} layers multiply it by about {{factor}} each, in all by {{total}}. Normalization layers or skip connections keep its size',
          values,
        ),
      )
    : warning(
        'depth',
        message(
          'The gradient explodes by depth alone: {{count}} layers multiply it by about {{factor}} each, in all by {{total}}. Normalization layers, smaller initial weights or gradient clipping limit it',
          values,
        ),
      );
}

/** Names the one node that changes the gradient most. */
function blame(passage: Passage, total: number, vanishes: boolean): FlowFinding {
  const { analysis, factor, saturated } = passage;
  const values = { node: nameNode(analysis.node), factor: short(factor), total: short(total) };
  const { id } = analysis.node;
  if (isActivation(passage) && vanishes) {
    const share = Math.round(100 * (saturated ?? 0));
    return warning(
      'saturated',
      message(
        'The gradient vanishes at {{node}}: it multiplies the gradient by {{factor}}, because f′(z) is nearly 0 in {{share}} % of its units. Smaller weights or a normalization before it help',
        { ...values, share },
      ),
      id,
    );
  }
  if (Object.keys(analysis.weights).length > 0) {
    return vanishes
      ? warning(
          'smallWeights',
          message(
            'The gradient vanishes at {{node}}: its weights are small and multiply the gradient by {{factor}}. Weights of about 1/√n, for n inputs, keep its size',
            values,
          ),
          id,
        )
      : warning(
          'largeWeights',
          message(
            'The gradient explodes at {{node}}: its weights are large and multiply the gradient by {{factor}}. Weights of about 1/√n, for n inputs, keep its size',
            values,
          ),
          id,
        );
  }
  return vanishes
    ? warning('node', message('The gradient vanishes at {{node}}, which multiplies it by {{factor}}', values), id)
    : warning('node', message('The gradient explodes at {{node}}, which multiplies it by {{factor}}', values), id);
}

function ended({ analysis: { node } }: Passage): FlowFinding {
  return warning('ended', message('The gradient ends at {{node}}: nothing before it learns', { node: nameNode(node) }), node.id);
}

function saturation({ node }: NodeAnalysis, share: number): FlowFinding {
  const values = { node: nameNode(node), share: Math.round(100 * share) };
  return warning(
    'units',
    message('{{share}} % of the units of {{node}} are saturated or dead: their slope f′(z) is nearly 0', values),
    node.id,
  );
}

const steady = (total: number): FlowFinding => ({
  code: 'flow.steady',
  severity: 'good',
  ...message('Gradients keep their size: from the loss to the first layer they change by a factor of {{total}}', {
    total: short(total),
  }),
});

const warning = (code: string, text: Message, node?: string): FlowFinding => ({
  code: `flow.${code}`,
  severity: 'warning',
  ...(node !== undefined && { node }),
  ...text,
});

const isActivation = ({ analysis: { layer } }: Passage): boolean => layer?.ui.category === 'activation';

const short = (value: number): string => String(Number(value.toPrecision(2)));
