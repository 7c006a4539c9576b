import type { Fix } from '../../graph/index.ts';
import { message, messageOf } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { vanishingGradient as documentation } from '../documentation/vanishingGradient.ts';
import { hiddenActivations, normalizeBefore, replaceByRelu } from '../fixes/activationFixes.ts';
import { initializeWeights } from '../fixes/trainingFixes.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { lagBehindNeighbors } from '../run/history.ts';
import { flowAtEnd, flowAtStart } from './gradientFlow.ts';

/** δ vanishes on its way from the loss to the first layer, from the first steps on. */
export const vanishingGradient = defineDiagnosis({
  ...documentation,
  view: 'gradients',
  unless: ['unscaledData'],
  find(run) {
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
  },
});

function fixesFor(run: DiagnosedRun, code: string, node: string | undefined): Fix[] {
  const activations = hiddenActivations(run);
  const normalized = normalizeBefore(run, activations);
  if (code === 'flow.smallWeights' && node !== undefined) {
    const edits = initializeWeights(run, [node], 'heNormal');
    return edits.length > 0 ? [{ label: message("Start '{{node}}' with He weights", { node }), edits }] : [];
  }
  return [replaceByRelu(run, activations), ...(normalized ? [normalized] : [])];
}
