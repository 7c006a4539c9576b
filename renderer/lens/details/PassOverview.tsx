import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { nodeName } from '../../drawing/index.ts';
import { Section, Tex } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { finiteOrNot, tensorData } from '../../workbench/lens/index.ts';
import type { PassNode } from '../values/passValues.ts';
import { passNode } from '../values/passValues.ts';
import classes from './Details.module.css';
import { outputNames, predictionIn, predictionOf } from './predictions.ts';

/** The pass in short while no node is selected: the prediction beside its target, and the norms of all nodes. */
export function PassOverview() {
  return (
    <>
      <p className={classes.hint}>{t('Click a number to see its formula, or a node to see all its values.')}</p>
      <Predicted />
      <Norms />
    </>
  );
}

/** More values are not compared by eye. */
const MOST_OUTPUTS = 12;

/** The output of the first sample that is compared with the target. */
function Predicted() {
  const subject = useLensState((state) => state.subject);
  const pass = useLensState(({ answered }) => answered?.pass);
  const compared = useMemo(() => subject && predictionOf(subject.document), [subject]);
  if (!subject || !pass || !compared) return null;
  const output = predictionIn(pass, subject.document);
  const target = passNode(pass, compared.target)?.out;
  const targets = target && tensorData(target)?.subarray(0, Math.max(1, (tensorData(target)?.length ?? 0) / target.shape[0]));
  if (!output || output.length > MOST_OUTPUTS) return null;
  const names = outputNames(subject, compared.target, output.length);
  const isClass = output.length > 1 && targets?.length === 1;
  const isTarget = (at: number) => isClass && targets[0] === at;
  const wanted = (at: number) => (isClass ? (isTarget(at) ? '✓' : '') : targets && formatNumber(targets[at]));
  return (
    <Section title={t('Prediction')}>
      <table className={classes.overview} data-testid="lens-prediction">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('Output')}</th>
            {targets && <th scope="col">{t('Target')}</th>}
          </tr>
        </thead>
        <tbody>
          {[...output].map((value, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: outputs are identified by index
            <tr key={at} data-target={isTarget(at) || undefined}>
              <th scope="row">{names?.[at] ?? at}</th>
              <td>{formatNumber(value)}</td>
              {targets && <td>{wanted(at)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The size of values, of gradients and of ∂J/∂W, node by node. */
function Norms() {
  const lens = useLens();
  const document = useLensState(({ subject }) => subject?.document);
  const nodes = useLensState(({ answered }) => answered?.pass.nodes);
  const graph = useMemo(() => document && withoutBlocks(document), [document]);
  if (!graph || !nodes) return null;
  const hasGradients = nodes.some(({ dout }) => dout);
  const nameOf = (id: string) => {
    const node = graph.nodes.find((each) => each.id === id);
    return node ? nodeName(node, layerOf(graph, node)) : id;
  };
  const norm = (tensor: LensTensor | undefined, direction: 'forward' | 'backward') => (
    <td data-direction={direction}>{tensor ? formatNumber(finiteOrNot(tensor.norm)) : ''}</td>
  );
  const weight = ({ parameters }: PassNode) => parameters.find(({ gradient }) => gradient)?.gradient;
  return (
    <Section title={t('Norms')}>
      <table className={classes.overview} data-testid="lens-norms">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('Values')}</th>
            {hasGradients && (
              <>
                <th scope="col">
                  <VisuallyHidden>{t('Gradient of the output')}</VisuallyHidden>
                  <Tex tex="\frac{\partial J}{\partial a}" />
                </th>
                <th scope="col">
                  <VisuallyHidden>{t('Gradient of the weights')}</VisuallyHidden>
                  <Tex tex="\frac{\partial J}{\partial W}" />
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id}>
              <th scope="row">
                <button
                  type="button"
                  className={classes.nodeLink}
                  title={nameOf(node.id)}
                  onClick={() => lens.select({ node: node.id })}
                >
                  {nameOf(node.id)}
                </button>
              </th>
              {norm(node.out, 'forward')}
              {hasGradients && norm(node.dout, 'backward')}
              {hasGradients && norm(weight(node), 'backward')}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
