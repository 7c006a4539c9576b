import type { LensTensor } from '#app/contract/index.ts';
import type { GraphNode, NodeAnalysis } from '#engine/graph/index.ts';
import { describeNode, nodeName } from '../../drawing/index.ts';
import { formatNumber, formatShape } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { finiteOrNot, type Reached } from '../../workbench/lens/index.ts';
import { type PassNode, sampleShape } from '../values/passValues.ts';

/** A node with its values, for screen readers: name, layer, shape, norm and range, forward and backward. */
export function readLensNode(
  node: GraphNode,
  known: NodeAnalysis,
  values: PassNode | undefined,
  { isForward, isBackward }: Reached,
  hasBreakpoint: boolean,
): string {
  const facts = [nodeName(node, known.layer), describeNode(node, known).replace(' · ', ', ')];
  if (!values) facts.push(t('no values'));
  else if (!isForward) facts.push(t('not reached yet'));
  else facts.push(t('output {{shape}}', { shape: formatShape(sampleShape(values.out)) }), readTensor(values.out));
  if (values?.dout && isBackward) facts.push(t('gradient: {{values}}', { values: readTensor(values.dout) }));
  if (hasBreakpoint) facts.push(t('breakpoint'));
  return facts.join(', ');
}

/** The norm and the range of a tensor in words. */
export function readTensor({ norm, min, max }: LensTensor): string {
  const [length, lowest, highest] = [norm, min, max].map((value) => formatNumber(finiteOrNot(value)));
  return t('norm {{norm}}, from {{min}} to {{max}}', { norm: length, min: lowest, max: highest });
}
