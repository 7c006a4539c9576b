import type { Fix } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { leakage as documentation } from '../documentation/leakage.ts';
import type { DiagnosedRun, FeatureMeasurements } from '../run/diagnosedRun.ts';
import { percent } from '../run/numbers.ts';

/** The share of the target's variance that one honest feature hardly explains alone. */
const GIVEN_AWAY = 0.97;
/** The next feature leaves so many times more unexplained: where several tell nearly all, the task itself is easy. */
const TIMES = 10;

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

/** Tables have the option to ignore columns. */
const TABLE = /\.(csv|tsv|tab|txt|data)(\.gz)?(\?|$)|^csv:/i;

function withoutFeature({ name, isNamed }: FeatureMeasurements, { document }: DiagnosedRun): Fix[] {
  const spec = document.data?.dataset;
  const input = document.nodes.filter(({ type }) => type === 'input');
  const shape = input[0]?.params?.shape;
  if (!isNamed || spec === undefined || !TABLE.test(spec) || input.length !== 1 || !Array.isArray(shape)) return [];
  const dataset = `${spec}${spec.includes('?') ? '&' : '?'}ignore=${encodeURIComponent(name)}`;
  return [
    {
      label: message("Leave out '{{name}}'", { name }),
      edits: [
        { type: 'setData', setting: 'dataset', value: dataset },
        { type: 'setParam', nodeId: input[0].id, param: 'shape', value: [Number(shape[0]) - 1] },
      ],
    },
  ];
}
