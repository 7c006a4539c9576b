import { nameNode } from '../../graph/index.ts';
import { message, quoted } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { deadUnits as documentation, MANY } from '../documentation/deadUnits.ts';
import { normalizeBefore } from '../fixes/activationFixes.ts';
import { setLearningRate } from '../fixes/trainingFixes.ts';
import type { UnitCounts } from '../run/diagnosedRun.ts';
import { percent } from '../run/numbers.ts';

/** Units that are 0 for every sample, and so never learn. */
export const deadUnits = defineDiagnosis({
  ...documentation,
  view: 'lens',
  unless: ['unscaledData', 'explodingGradient', 'learningRateTooHigh'],
  find(run) {
    const shareOf = ({ dead, units }: UnitCounts) => dead / units;
    const dying = (run.measured?.units ?? []).filter((each) => shareOf(each) > MANY).sort((a, b) => shareOf(b) - shareOf(a));
    const worst = dying.at(0);
    const node = worst && run.analysis.nodes.get(worst.node);
    if (!worst || !node) return undefined;
    const { units, dead, samples } = worst;
    const nodes = dying.map((each) => each.node);
    const { learningRate } = run.analysis.configuration.optimizerParams;
    return {
      node: worst.node,
      step: run.epochs.at(-1)?.step,
      evidence: {
        numbers: { dead, units, samples },
        text: message('{{dead}} of {{units}} units of {{node}} are 0 for all of {{samples}} samples ({{share}} %)', {
          ...{ dead, units, samples, share: percent(dead / units) },
          node: nameNode(node.node),
        }),
      },
      cause: message(
        'Their sums are negative for every sample, pushed there by a large step or by their biases; a slope of 0 lets no gradient through.',
      ),
      fixes: [
        ...[normalizeBefore(run, nodes)].filter((fix) => fix !== undefined),
        {
          label: message('Use leaky ReLU for {{nodes}}', { nodes: nodes.map(quoted) }),
          edits: nodes.map((nodeId) => ({ type: 'setType', nodeId, nodeType: 'leakyRelu' })),
        },
        setLearningRate(run, learningRate / 10),
      ],
    };
  },
});
