import { nameNode } from '../../graph/index.ts';
import { findLayer } from '../../layers/index.ts';
import { message, messageOf } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import { defineDiagnosis, type Observation } from '../declaration/diagnosis.ts';
import { unsuitableLoss as documentation, OUTSIDE } from '../documentation/unsuitableLoss.ts';
import type { DiagnosedRun, TargetReach } from '../run/diagnosedRun.ts';
import { percent } from '../run/numbers.ts';

/** What the check of the graph says about losses. */
const CHECKS: readonly string[] = ['loss.unfitActivation', 'loss.classIndices'];

/** A loss that does not suit the output before it, or its targets. */
export const unsuitableLoss = defineDiagnosis({
  ...documentation,
  view: 'lens',
  find(run) {
    const beyond = run.measured?.reach.find(({ outside }) => outside > OUTSIDE);
    return findWarning(run) ?? (beyond && describeReach(beyond, run));
  },
});

function findWarning({ analysis, measured }: DiagnosedRun): Observation | undefined {
  const warning = analysis.diagnostics.find(({ code }) => CHECKS.includes(code));
  if (!warning) return undefined;
  const loss = measured?.training?.loss;
  return {
    node: warning.nodeId,
    evidence: {
      numbers: { ...(loss !== undefined && Number.isFinite(loss) && { trainingLoss: loss }) },
      text: messageOf(warning),
    },
    cause: message('The loss reads its inputs as something else than they are, so that its minimum is not the answer.'),
    fixes: warning.fix ? [warning.fix] : [],
  };
}

function describeReach({ loss, activation, least, largest, outside }: TargetReach, { analysis }: DiagnosedRun): Observation {
  const node = analysis.nodes.get(activation);
  const range = Number.isFinite(largest)
    ? message('from {{least}} to {{largest}}', { least: shortNumber(least), largest: shortNumber(largest) })
    : message('from {{least}}', { least: shortNumber(least) });
  return {
    node: loss,
    evidence: {
      numbers: { outside, ...(Number.isFinite(least) && { least }), ...(Number.isFinite(largest) && { largest }) },
      text: message('{{share}} % of the targets lie outside of the outputs of {{node}}, {{range}}', {
        share: percent(outside),
        node: node ? nameNode(node.node) : activation,
        range,
      }),
    },
    cause: message('No weights can reach these targets: {{activation}} limits the prediction.', {
      activation: findLayer(node?.node.type ?? '')?.ui.label ?? activation,
    }),
    fixes: [
      {
        label: message("Bypass '{{node}}'", { node: activation }),
        edits: [{ type: 'setBypassed', nodeId: activation, bypassed: true }],
      },
    ],
  };
}
