import type { Layer, PredictionValues } from '../../layers/index.ts';
import { conjunction, type Message, message, quoted } from '../../messages/index.ts';
import { type NodeAnalysis, nameNode } from '../analysis/nodeAnalysis.ts';
import { replaceLoss } from '../analysis/remedies.ts';
import { keepsNumbers, type Trace, traceNumbers } from '../analysis/traceNumbers.ts';
import type { Diagnostic, Fix } from '../document/diagnostic.ts';
import type { Wiring } from '../document/wiring.ts';

/** A mismatch between a loss, or the activation it recognizes, and its input. */
interface Finding {
  readonly taker: NodeAnalysis;
  readonly expected: Message;
  readonly received: Message;
  readonly consequence: Message;
  readonly fix?: Fix | undefined;
}

type Range = NonNullable<Layer['range']>;

/** Names of the value ranges. */
const RANGE_NAMES: Record<Range, Message> = {
  probabilities: message('numbers from 0 to 1'),
  distribution: message('probabilities that sum to 1'),
  nonNegative: message('numbers that are never negative'),
};

/**
 * Activations whose range does not fit the loss behind them: probabilities taken as logits, which limits confidence, or scores
 * that cannot be negative. Reports only what holds for all weights.
 */
export function diagnoseActivations(nodes: ReadonlyMap<string, NodeAnalysis>, wiring: Wiring): Diagnostic[] {
  const trace = traceNumbers(nodes, wiring, (layer) => keepsNumbers(layer) || layer.keepsRange === true);
  return [...nodes.values()].flatMap((loss) => {
    const predictions = loss.layer?.loss?.predictions;
    if (!predictions || !loss.output) return [];
    const finding = findMisuse(loss, predictions, trace(loss.node.id, 'prediction'), trace);
    return finding ? [toDiagnostic(loss, finding)] : [];
  });
}

function findMisuse(
  loss: NodeAnalysis,
  predictions: PredictionValues,
  front: Trace,
  trace: (nodeId: string, port: string) => Trace,
): Finding | undefined {
  const { kind, recognizes } = predictions;
  const [source] = front.sources;
  if (kind === 'logits') {
    if (!front.unchanged || source.layer?.type !== recognizes) return findNoLogits(loss, recognizes, front);
    const behind = trace(source.node.id, 'in');
    return findNoLogits(source, recognizes, behind);
  }
  if (kind === 'scores') return findOneSided(loss, front);
  return kind === 'distribution' ? findNoDistribution(loss, front) : undefined;
}

/** Logits are unbounded and of either sign. */
function findNoLogits(taker: NodeAnalysis, recognizes: PredictionValues['recognizes'], front: Trace): Finding | undefined {
  const range = rangeOf(front);
  if (range === 'nonNegative') return recognizes === 'sigmoid' ? findOneSided(taker, front) : undefined;
  if (range === undefined) return undefined;
  return {
    taker,
    expected: message('logits'),
    received: describe(front, range),
    consequence: message('Probabilities used as logits can never give a confident prediction.'),
    fix: taker.layer?.loss ? fixInFront(recognizes, front) : bypass(front),
  };
}

/** A negative score means no; without one the prediction is always yes. */
function findOneSided(taker: NodeAnalysis, front: Trace): Finding | undefined {
  const range = rangeOf(front);
  if (range === undefined) return undefined;
  const takesScores = taker.layer?.loss?.predictions.kind === 'scores';
  return {
    taker,
    expected: takesScores ? message('scores of either sign') : message('logits of either sign'),
    received: describe(front, range),
    consequence: message('Without negative scores, the negative class can never be predicted.'),
    fix: bypass(front),
  };
}

/** Only a softmax makes a layer's rows sum to 1. */
function findNoDistribution(loss: NodeAnalysis, front: Trace): Finding | undefined {
  const source = front.sources.find(givesNoDistribution);
  if (!source) return undefined;
  const range = rangeOf(front);
  return {
    taker: loss,
    expected: RANGE_NAMES.distribution,
    received: range ? describe(front, range) : message('the values of {{node}}', { node: nameNode(source.node) }),
    consequence: message('Its value has no meaning for other targets.'),
    fix:
      range === 'probabilities' && front.unchanged
        ? setType(source, 'softmax')
        : replaceLoss(loss, 'crossEntropy', message('cross-entropy, which takes logits,')),
  };
}

/** True if a node's values do not form a distribution. */
function givesNoDistribution({ layer, weights }: NodeAnalysis): boolean {
  if (!layer || layer.range === 'distribution') return false;
  return layer.ui.category === 'activation' || Object.keys(weights).length > 0;
}

/** The range that contains all values at a port. */
function rangeOf({ sources }: Trace): Range | undefined {
  const ranges = sources.map(({ layer }) => layer?.range);
  const [first] = ranges;
  if (first === undefined || ranges.includes(undefined)) return undefined;
  if (ranges.includes('nonNegative')) return 'nonNegative';
  return ranges.includes('probabilities') ? 'probabilities' : first;
}

const describe = ({ sources }: Trace, range: Range): Message =>
  message('{{numbers}} from {{source}}', {
    numbers: RANGE_NAMES[range],
    source: sources.length === 1 ? nameNode(sources[0].node) : message('several activations'),
  });

/** Replaces the activation by the one the loss recognizes, or removes it if the loss would not recognize it there. */
function fixInFront(recognizes: PredictionValues['recognizes'], front: Trace): Fix | undefined {
  const [source] = front.sources;
  const fits = recognizes !== undefined && (recognizes !== 'softmax' || (source.output?.length ?? 0) > 0);
  return front.unchanged && fits ? setType(source, recognizes) : bypass(front);
}

function setType({ node }: NodeAnalysis, nodeType: 'softmax' | 'sigmoid'): Fix {
  const label =
    nodeType === 'softmax'
      ? message("Make '{{node}}' a softmax", { node: node.id })
      : message("Make '{{node}}' a sigmoid", { node: node.id });
  return { label, edits: [{ type: 'setType', nodeId: node.id, nodeType }] };
}

function bypass({ sources }: Trace): Fix {
  return {
    label: message('Bypass {{nodes}}', { nodes: conjunction(sources.map(({ node }) => quoted(node.id))) }),
    edits: sources.map(({ node }) => ({ type: 'setBypassed', nodeId: node.id, bypassed: true })),
  };
}

function toDiagnostic(loss: NodeAnalysis, { taker, expected, received, consequence, fix }: Finding): Diagnostic {
  const values = { node: nameNode(taker.node), expected, received, consequence };
  return {
    code: 'loss.unfitActivation',
    severity: 'warning',
    nodeId: loss.node.id,
    port: 'prediction',
    ...message('{{node}} expects {{expected}}, but gets {{received}}. {{consequence}}', values),
    expected,
    received,
    ...(fix && { fix }),
  };
}
