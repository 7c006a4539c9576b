import type { Fix, NodeAnalysis } from '../../graph/index.ts';
import { nameNode } from '../../graph/index.ts';
import { message, plural } from '../../messages/index.ts';
import { defineDiagnosis } from '../declaration/diagnosis.ts';
import { smallBatch as documentation, FEW } from '../documentation/smallBatch.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { percent } from '../run/numbers.ts';

const USUAL_BATCH = 32;

/** Batches too small for the statistics of a batch normalization. */
export const smallBatch = defineDiagnosis({
  ...documentation,
  view: 'curves',
  find(run) {
    const { analysis, measured } = run;
    const batch = Math.min(analysis.configuration.batchSize, measured?.data.trainingSamples ?? Number.POSITIVE_INFINITY);
    const found = [...analysis.nodes.values()].find((node) => valuesOf(node, batch) <= FEW);
    if (!found) return undefined;
    const count = valuesOf(found, batch);
    const error = Math.sqrt(2 / Math.max(1, count - 1));
    return {
      node: found.node.id,
      evidence: {
        numbers: { batchSize: batch, values: count, relativeError: error },
        text: message('{{node}} estimates each variance from {{values}}: with a standard error of {{error}} %', {
          node: nameNode(found.node),
          values: plural(count, '{{count}} value', '{{count}} values'),
          error: percent(error),
        }),
      },
      cause: message(
        'Statistics of so few samples change from batch to batch, and differ from the running averages that evaluation uses.',
      ),
      fixes: fixesOf(run, found),
    };
  },
});

/** Values per mean and variance in training; infinitely many for any node that does not normalize over the batch. */
function valuesOf({ layer, inputs, params }: NodeAnalysis, batch: number): number {
  const statistics = layer?.statistics?.(inputs, params);
  return statistics?.acrossBatch && params.trainable !== false ? statistics.perSample * batch : Number.POSITIVE_INFINITY;
}

function fixesOf({ measured }: DiagnosedRun, { node }: NodeAnalysis): Fix[] {
  const batchSize = Math.min(USUAL_BATCH, measured?.data.trainingSamples ?? USUAL_BATCH);
  return [
    {
      label: message('Set the batch size to {{size}}', { size: batchSize }),
      edits: [{ type: 'setTraining', setting: 'batchSize', value: batchSize }],
    },
    {
      label: message("Make '{{node}}' a layer normalization", { node: node.id }),
      edits: [{ type: 'setType', nodeId: node.id, nodeType: 'layerNorm' }],
    },
  ];
}
