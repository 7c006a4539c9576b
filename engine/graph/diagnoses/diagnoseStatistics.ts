import { message, quoted } from '../../messages/index.ts';
import { type NodeAnalysis, nameNode } from '../analysis/nodeAnalysis.ts';
import type { Diagnostic, Fix } from '../document/diagnostic.ts';
import type { TrainingConfiguration } from '../settings/training.ts';

/**
 * Normalizations over a single value, which always give 0.
 * @param samples number of training samples, if known
 */
export function diagnoseStatistics(
  analyses: ReadonlyMap<string, NodeAnalysis>,
  { batchSize }: TrainingConfiguration,
  samples: number | undefined,
): Diagnostic[] {
  const smallest = smallestBatch(batchSize, samples);
  return [...analyses.values()].flatMap((analysis) => {
    const { layer, inputs, output, params } = analysis;
    if (!output || !layer?.statistics) return [];
    const { perSample, acrossBatch } = layer.statistics(inputs, params);
    if (perSample !== 1) return [];
    if (!acrossBatch) return [describeSample(analysis)];
    // A frozen normalization uses its running averages.
    return smallest.size === 1 && params.trainable !== false ? [describeBatch(analysis, smallest, samples)] : [];
  });
}

interface SmallestBatch {
  readonly size: number;
  /** Size of all batches but the last. */
  readonly usual: number;
}

/** The last batch of an epoch holds the remainder. */
function smallestBatch(wanted: number, samples: number | undefined): SmallestBatch {
  if (!samples) return { size: wanted, usual: wanted };
  const usual = Math.min(wanted, samples);
  return { size: samples % usual || usual, usual };
}

function describeSample({ node }: NodeAnalysis): Diagnostic {
  const expected = message('at least two values to normalize over');
  return {
    code: 'node.singleNumber',
    severity: 'warning',
    nodeId: node.id,
    ...message('{{node}} needs {{expected}}, but has one: only its learned shift remains, the same for every sample', {
      node: nameNode(node),
      expected,
    }),
    expected,
    received: message('one'),
    fix: {
      label: message('Bypass {{nodes}}', { nodes: quoted(node.id) }),
      edits: [{ type: 'setBypassed', nodeId: node.id, bypassed: true }],
    },
  };
}

function describeBatch({ node }: NodeAnalysis, { usual }: SmallestBatch, samples: number | undefined): Diagnostic {
  const expected = message('batches of at least two samples');
  const received = usual === 1 ? message('batches of one sample') : message('a last batch of one sample');
  const found =
    usual === 1
      ? message('each batch holds one sample')
      : message('the last batch of an epoch holds one sample ({{samples}} samples in batches of {{batchSize}})', {
          samples: samples ?? 0,
          batchSize: usual,
        });
  const fix = fixOf(usual, samples);
  return {
    code: 'training.batchOfOne',
    severity: 'warning',
    nodeId: node.id,
    param: 'batchSize',
    ...message('{{node}} normalizes over the batch and needs {{expected}}, but {{found}}: only its learned shift remains', {
      node: nameNode(node),
      expected,
      found,
    }),
    expected,
    received,
    ...(fix && { fix }),
  };
}

/** The next larger batch size that does not leave a single sample. */
function fixOf(usual: number, samples: number | undefined): Fix | undefined {
  if (samples === 1) return undefined;
  let value = usual === 1 ? 32 : usual + 1;
  if (samples !== undefined) {
    value = Math.min(value, samples);
    while (samples % value === 1) value++;
  }
  return {
    label: message('Set the batch size to {{value}}', { value }),
    edits: [{ type: 'setTraining', setting: 'batchSize', value }],
  };
}
