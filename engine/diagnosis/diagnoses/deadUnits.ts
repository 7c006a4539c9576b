import { nameNode } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { deadUnits as documentation } from '../documentation/deadUnits.ts';
import { setLearningRate } from '../fixes/trainingFixes.ts';
import { percent } from '../run/numbers.ts';

/** Healthy networks have some dead units. */
const MANY = 0.7;

/** Units that are 0 for every sample, and so never learn. */
export const deadUnits = defineDiagnosis({
  ...documentation,
  view: 'lens',
  unless: ['unscaledData', 'explodingGradient', 'learningRateTooHigh'],
  find(run) {
    const worst = run.measured?.units.reduce(
      (most, each) => (most === undefined || each.dead / each.units > most.dead / most.units ? each : most),
      run.measured.units.at(0),
    );
    const node = worst && run.analysis.nodes.get(worst.node);
    if (!worst || !node || worst.dead / worst.units <= MANY) return undefined;
    const { units, dead, samples } = worst;
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
        {
          label: message("Make '{{node}}' a leaky ReLU", { node: worst.node }),
          edits: [{ type: 'setType', nodeId: worst.node, nodeType: 'leakyRelu' }],
        },
        setLearningRate(run, learningRate / 10),
      ],
    };
  },
});
