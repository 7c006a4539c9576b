import type { Fix } from '../../graph/index.ts';
import { message, messageOf } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { explodingGradient as documentation } from '../documentation/explodingGradient.ts';
import { hiddenActivations, layersBefore, normalizeBefore } from '../fixes/activationFixes.ts';
import { clipGradients, initializeWeights } from '../fixes/trainingFixes.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { flowAtStart } from './gradientFlow.ts';

/** δ grows on its way from the loss to the first layer, from the first steps on. */
export const explodingGradient = defineDiagnosis({
  ...documentation,
  view: 'gradients',
  find(run) {
    const start = flowAtStart(run);
    if (!start?.finding || !(start.factor > 1)) return undefined;
    return {
      node: start.finding.node,
      step: start.step,
      evidence: { numbers: { factor: start.factor }, text: messageOf(start.finding) },
      cause: message('Every layer multiplies the gradient by more than 1, so that the first layers take steps far too large.'),
      fixes: fixesFor(run),
    };
  },
});

function fixesFor(run: DiagnosedRun): Fix[] {
  const activations = hiddenActivations(run);
  const edits = initializeWeights(run, layersBefore(run, activations), 'heNormal');
  const start = edits.length > 0 ? [{ label: message('Start with He weights'), edits }] : [];
  return [...start, ...[normalizeBefore(run, activations), clipGradients(run)].filter((fix) => fix !== undefined)];
}
