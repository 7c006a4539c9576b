import type { Fix } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { leakage as documentation, GIVEN_AWAY, TIMES } from '../documentation/leakage.ts';
import { addOption, isTable } from '../fixes/datasetOptions.ts';
import type { DiagnosedRun, FeatureMeasurements } from '../run/diagnosedRun.ts';
import { percent } from '../run/numbers.ts';

/** A feature that holds the answer. */
export const leakage = defineDiagnosis({
  ...documentation,
  view: 'data',
  find(run) {
    const features = (run.measured?.data.features ?? []).filter(({ explained }) => explained !== undefined);
    const [first, second] = features.sort((a, b) => shareOf(b) - shareOf(a));
    if (!second || shareOf(first) <= GIVEN_AWAY || 1 - shareOf(second) < TIMES * (1 - shareOf(first))) return undefined;
    const values = { name: first.name, share: percent(shareOf(first)), next: second.name, rest: percent(shareOf(second)) };
    return {
      node: first.node,
      evidence: {
        numbers: { explained: shareOf(first), next: shareOf(second) },
        text: message(
          "'{{name}}' alone explains {{share}} % of the variance of the target; the next feature, '{{next}}', {{rest}} %",
          values,
        ),
      },
      cause: message(
        "'{{name}}' probably follows from the answer, and will not be known when the network is used: its results look better than they are.",
        { name: first.name },
      ),
      fixes: withoutFeature(first, run),
    };
  },
});

const shareOf = ({ explained = 0 }: FeatureMeasurements): number => explained;

function withoutFeature({ name, isNamed }: FeatureMeasurements, { document }: DiagnosedRun): Fix[] {
  const spec = document.data?.dataset;
  const input = document.nodes.filter(({ type }) => type === 'input');
  const shape = input[0]?.params?.shape;
  if (!isNamed || spec === undefined || !isTable(spec) || input.length !== 1 || !Array.isArray(shape)) return [];
  return [
    {
      label: message("Leave out '{{name}}'", { name }),
      edits: [
        { type: 'setData', setting: 'dataset', value: addOption(spec, 'ignore', name) },
        { type: 'setParam', nodeId: input[0].id, param: 'shape', value: [Number(shape[0]) - 1] },
      ],
    },
  ];
}
