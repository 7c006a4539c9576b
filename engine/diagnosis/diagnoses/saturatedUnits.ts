import { nameNode } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { saturatedUnits as documentation } from '../documentation/saturatedUnits.ts';
import { hiddenActivations, normalizeBefore, replaceByRelu } from '../fixes/activationFixes.ts';
import { initializeWeights } from '../fixes/trainingFixes.ts';
import { boundsOf } from '../measure/activationBounds.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { averageFlow, flowOfNodes, lastFew } from '../run/history.ts';
import { percent } from '../run/numbers.ts';

/** Healthy networks saturate some units on purpose. */
const MOST = 0.8;

/** Units far out, where their activation is flat. */
export const saturatedUnits = defineDiagnosis({
  ...documentation,
  view: 'gradients',
  unless: ['unscaledData', 'explodingGradient', 'learningRateTooHigh'],
  find(run) {
    const worst = findWorst(run);
    const node = worst && run.analysis.nodes.get(worst.node);
    if (!worst || !node || worst.saturated <= MOST) return undefined;
    const source = run.analysis.wiring.incoming.get(worst.node)?.get('in')?.from[0] ?? '';
    const smaller = initializeWeights(run, [source], 'glorotUniform');
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
      fixes: [
        ...[normalizeBefore(run, [worst.node])].filter((fix) => fix !== undefined),
        ...(smaller.length > 0
          ? [{ label: message("Start '{{node}}' with Glorot weights", { node: source }), edits: smaller }]
          : []),
        replaceByRelu(run, [worst.node]),
      ],
    };
  },
});

function findWorst(run: DiagnosedRun) {
  const records = lastFew(flowOfNodes(run));
  const step = records.at(-1)?.step;
  const bounded = new Set(hiddenActivations(run).filter((id) => isBounded(id, run)));
  const shares = averageFlow(records).flatMap(({ node, saturated }) =>
    bounded.has(node) && saturated !== undefined ? [{ node, saturated, step }] : [],
  );
  return shares.sort((a, b) => b.saturated - a.saturated).at(0);
}

/** An activation that is flat on one side only is inactive there by design. */
function isBounded(id: string, { analysis }: DiagnosedRun): boolean {
  const node = analysis.nodes.get(id);
  return node !== undefined && boundsOf(node)?.every(Number.isFinite) === true;
}
