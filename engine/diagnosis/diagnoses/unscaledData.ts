import type { Fix } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import { defineDiagnosis, type Observation } from '../declaration/diagnosis.ts';
import { unscaledData as documentation, LARGE } from '../documentation/unscaledData.ts';
import type { DiagnosedRun, FeatureMeasurements } from '../run/diagnosedRun.ts';

/** Inputs or targets far from 0 and 1. */
export const unscaledData = defineDiagnosis({
  ...documentation,
  view: 'data',
  find(run) {
    const large = (run.measured?.data.features ?? [])
      .filter((feature) => sizeOf(feature) > LARGE && !isNormalizedAtOnce(feature, run))
      .sort((a, b) => sizeOf(b) - sizeOf(a));
    return large.length > 0 ? describe(large) : undefined;
  },
});

const sizeOf = ({ training: { mean, deviation } }: FeatureMeasurements): number => Math.hypot(mean, deviation);

/** True if only normalization layers take it. */
function isNormalizedAtOnce({ node }: FeatureMeasurements, { analysis: { nodes, wiring } }: DiagnosedRun): boolean {
  const wires = wiring.outgoing.get(node) ?? [];
  return wires.length > 0 && wires.every(({ to }) => nodes.get(to[0])?.layer?.ui.category === 'normalization');
}

function describe(large: readonly FeatureMeasurements[]): Observation {
  const [{ node, name, side, training }] = large;
  const size = sizeOf(large[0]);
  const isInput = side === 'input';
  const values = { name, mean: shortNumber(training.mean), deviation: shortNumber(training.deviation), size: shortNumber(size) };
  return {
    node,
    evidence: {
      numbers: { size, mean: training.mean, deviation: training.deviation, features: large.length },
      text: message("'{{name}}' has mean {{mean}} and standard deviation {{deviation}}: a root mean square of {{size}}", values),
    },
    cause: isInput
      ? message('Large inputs make large sums and gradients in the first layer, so that no learning rate suits all weights.')
      : message('Predictions start near 0, so that large targets make large losses and gradients.'),
    fixes: isInput ? [standardize] : [standardizeTargets],
  };
}

const standardize: Fix = {
  label: message('Standardize the inputs'),
  edits: [{ type: 'setData', setting: 'normalize', value: 'standard' }],
};
const standardizeTargets: Fix = {
  label: message('Standardize the targets'),
  edits: [{ type: 'setData', setting: 'normalizeTarget', value: 'standard' }],
};
