import { type Fix, nameNode } from '../../graph/index.ts';
import { message, quoted } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { saturatedUnits as documentation, MOST } from '../documentation/saturatedUnits.ts';
import { hiddenActivations, layersBefore, normalizeBefore, replaceByRelu } from '../fixes/activationFixes.ts';
import { initializeWeights } from '../fixes/trainingFixes.ts';
import { boundsOf } from '../measure/activationBounds.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { averageFlow, flowOfNodes, lastFew } from '../run/history.ts';
import { percent } from '../run/numbers.ts';

/** Units far out, where their activation is flat. */
export const saturatedUnits = defineDiagnosis({
  ...documentation,
  view: 'gradients',
  unless: ['unscaledData', 'explodingGradient', 'learningRateTooHigh'],
  find(run) {
    const found = findSaturated(run);
    const worst = found.at(0);
    const node = worst && run.analysis.nodes.get(worst.node);
    if (!worst || !node) return undefined;
    return {
      node: worst.node,
      step: worst.step,
      evidence: {
        numbers: { saturated: worst.saturated },
        text: message('{{share}} % of the outputs of {{node}} are saturated: their slope f′(z) is below 0.05', {
          share: percent(worst.saturated),
          node: nameNode(node.node),
        }),
      },
      cause: message(
        'Its sums are large, by large weights or inputs: the activation is flat there and passes on almost no gradient.',
      ),
      fixes: fixesFor(
        run,
        found.map((each) => each.node),
      ),
    };
  },
});

function fixesFor(run: DiagnosedRun, nodes: readonly string[]): Fix[] {
  const layers = layersBefore(run, nodes);
  const edits = initializeWeights(run, layers, 'glorotUniform');
  return [
    ...[normalizeBefore(run, nodes)].filter((fix) => fix !== undefined),
    ...(edits.length > 0
      ? [{ label: message('Start {{nodes}} with Glorot weights', { nodes: layers.map(quoted) }), edits }]
      : []),
    replaceByRelu(run, nodes),
  ];
}

/** Bounded activations with many saturated units, the worst first. */
function findSaturated(run: DiagnosedRun) {
  const records = lastFew(flowOfNodes(run));
  const step = records.at(-1)?.step;
  const bounded = new Set(hiddenActivations(run).filter((id) => isBounded(id, run)));
  const shares = averageFlow(records).flatMap(({ node, saturated }) =>
    bounded.has(node) && saturated !== undefined && saturated > MOST ? [{ node, saturated, step }] : [],
  );
  return shares.sort((a, b) => b.saturated - a.saturated);
}

/** An activation that is flat on one side only is inactive there by design. */
function isBounded(id: string, { analysis }: DiagnosedRun): boolean {
  const node = analysis.nodes.get(id);
  return node !== undefined && boundsOf(node)?.every(Number.isFinite) === true;
}
