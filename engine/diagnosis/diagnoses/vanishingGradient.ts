import type { Fix, GraphEdit } from '../../graph/index.ts';
import { message, messageOf } from '../../messages/index.ts';
import { defineDiagnosis, type Observation } from '../declaration/diagnosis.ts';
import { FLOW_LIMIT } from '../documentation/gradientFlow.ts';
import { vanishingGradient as documentation } from '../documentation/vanishingGradient.ts';
import { hiddenActivations, normalizeBefore, replaceByRelu } from '../fixes/activationFixes.ts';
import { initializeWeights } from '../fixes/trainingFixes.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { lagBehindNeighbors } from '../run/history.ts';
import { flowAtEnd, flowAtStart } from './gradientFlow.ts';
import { timeFlowOf } from './timeFlow.ts';

/** δ vanishes on its way from the loss to the first layer, from the first steps on, or from the last timestep to the first. */
export const vanishingGradient = defineDiagnosis({
  ...documentation,
  view: 'gradients',
  unless: ['unscaledData'],
  find: (run) => findInLayers(run) ?? findInTime(run),
});

function findInLayers(run: DiagnosedRun): Observation | undefined {
  const start = flowAtStart(run);
  const end = flowAtEnd(run);
  if (!start?.finding || !(start.factor < 1) || !end) return undefined;
  const hasRecovered = !(end.finding && end.factor < 1) && !lagBehindNeighbors(run);
  if (hasRecovered) return undefined;
  const { node } = start.finding;
  return {
    node,
    step: start.step,
    evidence: { numbers: { factorAtStart: start.factor, factorAtEnd: end.factor }, text: messageOf(start.finding) },
    cause: message('Layers far from the loss get almost no gradient, so that they keep their initial weights.'),
    fixes: fixesFor(run, start.finding.code, node),
  };
}

/** At the end only: in training, early timesteps may still be learned. */
function findInTime(run: DiagnosedRun): Observation | undefined {
  const flow = timeFlowOf(run);
  if (!flow || flow.ratio * FLOW_LIMIT >= 1) return undefined;
  return {
    node: flow.node,
    step: run.epochs.at(-1)?.step,
    evidence: { numbers: { ratio: flow.ratio }, text: flow.text },
    cause: message(
      'Each timestep multiplies the gradient by less than 1, so that the layer does not learn from early timesteps.',
    ),
    fixes: gateLayer(run, flow.node),
  };
}

/** Gates pass the gradient on unchanged; orthogonal weights keep its size. */
function gateLayer({ analysis }: DiagnosedRun, node: string): Fix[] {
  const type = analysis.nodes.get(node)?.node.type;
  const start: GraphEdit = { type: 'setParam', nodeId: node, param: 'recurrentInitializer', value: 'orthogonal' };
  const orthogonal = { label: message("Start '{{node}}' with orthogonal recurrent weights", { node }), edits: [start] };
  if (type !== 'simpleRnn') return [orthogonal];
  return [
    { label: message("Make '{{node}}' a GRU", { node }), edits: [{ type: 'setType', nodeId: node, nodeType: 'gru' }, start] },
    orthogonal,
  ];
}

function fixesFor(run: DiagnosedRun, code: string, node: string | undefined): Fix[] {
  const activations = hiddenActivations(run);
  const normalized = normalizeBefore(run, activations);
  if (code === 'flow.smallWeights' && node !== undefined) {
    const edits = initializeWeights(run, [node], 'heNormal');
    return edits.length > 0 ? [{ label: message("Start '{{node}}' with He weights", { node }), edits }] : [];
  }
  return [replaceByRelu(run, activations), ...(normalized ? [normalized] : [])];
}
