import { Text } from '@mantine/core';
import { useStore } from 'zustand';
import { Term, type TermId } from '../../controls/terms/index.ts';
import { expandedId } from '../../document/index.ts';
import { Section, useLazyTip } from '../../kit/surface/index.ts';
import { formatBytes, formatCount, formatFlops, formatShare } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import type { GraphCosts, NodeCosts } from '../../workbench/costs/worker/costsMessages.ts';
import { useActiveGraph } from '../../workbench/index.ts';
import classes from './CostSections.module.css';
import { useCosts, useNodeCosts } from './useCosts.ts';

interface Cost {
  readonly label: string;
  /** Its term in the glossary. */
  readonly term: TermId;
  readonly amount: number;
  readonly format: (amount: number) => string;
  /** Unit of the exact amount: "floating-point operations". */
  readonly unit: string;
  /** Share of the whole graph. */
  readonly share?: number;
  /** True if it is part of the amount above it. */
  readonly isPart?: boolean;
}

type Share = Pick<Cost, 'share' | 'isPart'>;

const costIn =
  (unit: string, format: Cost['format']) =>
  (term: TermId, label: string, amount: number, share: Share = {}): Cost => ({ term, label, amount, format, unit, ...share });
const flops = costIn(later('floating-point operations'), formatFlops);
const bytes = costIn(later('bytes'), formatBytes);
const partOf = (part: number, total: number): Share => ({ share: part / total, isPart: true });

/** Costs of the whole graph, for prediction and training. */
export function GraphCostsSection() {
  const current = useCosts();
  if (!current || current.costs.nodes.size === 0) return null;
  const { costs, isUpdating } = current;
  return (
    <Section title={t('Compute')}>
      <CostList costs={describeGraph(costs)} isUpdating={isUpdating} />
      {!costs.isComplete && (
        <Text fz="xs" c="dimmed" mt="xs">
          {t('Excludes layers whose sequences are too long to count while editing.')}
        </Text>
      )}
    </Section>
  );
}

function describeGraph({ sample, step, memory, batchSize }: GraphCosts): Cost[] {
  const stepPart = (term: TermId, label: string, part: number) => flops(term, label, part, partOf(part, step.total));
  const memoryPart = (term: TermId, label: string, part: number) => bytes(term, label, part, partOf(part, memory.total));
  return [
    flops('flop', t('Inference'), sample),
    flops('step', t('Training step, batch of {{batchSize}}', { batchSize }), step.total),
    stepPart('forwardPass', t('Forward pass'), step.forward),
    stepPart('backwardPass', t('Backward pass'), step.backward),
    stepPart('update', t('Update'), step.update),
    bytes('trainingMemory', t('Training memory'), memory.total),
    memoryPart('parameterCount', t('Parameters'), memory.parameters),
    memoryPart('optimizerMemory', t('Optimizer'), memory.slots),
    memoryPart('activationMemory', t('Outputs'), memory.outputs),
    memoryPart('gradientMemory', t('Gradients'), memory.gradients),
  ];
}

/** A node's costs, and their share of the whole graph. */
export function NodeCostsSection({ expandedId: id }: { readonly expandedId: string }) {
  const current = useNodeCosts(id);
  if (!current) return null;
  const { node, costs, isUpdating } = current;
  // A new node is not counted yet.
  if (!node && isUpdating) return null;
  const aside = (
    <Text fz="xs" c="dimmed">
      {t('share of graph')}
    </Text>
  );
  return (
    <Section title={t('Compute')} aside={node && aside}>
      {node ? (
        <CostList costs={describeNode(node, costs)} isUpdating={isUpdating} />
      ) : (
        <Text fz="xs" c="dimmed">
          {t(
            'No estimate: the shapes are not known yet, the node is bypassed, or its sequence is too long to count while editing.',
          )}
        </Text>
      )}
    </Section>
  );
}

function describeNode(node: NodeCosts, { sample, step, batchSize }: GraphCosts): Cost[] {
  const { forward, backward, outputBytes, parameterBytes, slotBytes } = node;
  const stored = [bytes('parameterCount', t('Parameters'), parameterBytes), bytes('optimizerMemory', t('Optimizer'), slotBytes)];
  return [
    flops('flop', t('Inference'), node.sample, { share: node.sample / sample }),
    flops('forwardPass', t('Forward pass'), forward, { share: forward / step.total }),
    flops('backwardPass', t('Backward pass'), backward, { share: backward / step.total }),
    bytes('activationMemory', t('Activation memory per sample'), outputBytes),
    bytes('activationMemory', t('Activation memory per batch'), outputBytes * batchSize),
    ...(parameterBytes > 0 ? stored : []),
  ];
}

interface SelectionCostsProps {
  readonly nodeIds: readonly string[];
  /** Their total parameters. */
  readonly parameters: number;
}

/** Total costs of several nodes. */
export function SelectionCosts({ nodeIds, parameters }: SelectionCostsProps) {
  const { document, path } = useStore(useActiveGraph().store);
  const { costs, isUpdating = false } = useCosts() ?? {};
  const operations = nodeIds.reduce((sum, id) => sum + (costs?.nodes.get(expandedId(document, path, id))?.sample ?? 0), 0);
  const total = { label: t('Parameters'), amount: parameters, format: formatCount, unit: later('parameters') };
  return (
    <CostList
      isUpdating={isUpdating}
      costs={[{ term: 'parameterCount', ...total }, ...(costs ? [flops('flop', t('Inference'), operations)] : [])]}
    />
  );
}

interface CostListProps {
  readonly costs: readonly Cost[];
  /** True if they are those of an earlier state of the graph. */
  readonly isUpdating: boolean;
}

/** A list of abbreviated amounts; exact on hover. */
function CostList({ costs, isUpdating }: CostListProps) {
  const hasShares = costs.some(({ share }) => share !== undefined);
  return (
    <dl
      className={classes.list}
      data-shares={hasShares || undefined}
      data-updating={isUpdating || undefined}
      aria-busy={isUpdating}
      data-testid="costs"
      data-selectable
    >
      {costs.map(({ label, term, amount, format, unit, share, isPart }) => (
        <div key={label} className={isPart ? `${classes.row} ${classes.part}` : classes.row}>
          <dt>
            <Term of={term}>{label}</Term>
          </dt>
          <Amount amount={amount} format={format} unit={unit} />
          {hasShares && <dd className={classes.share}>{share === undefined || Number.isNaN(share) ? '' : formatShare(share)}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Amount({ amount, format, unit }: Pick<Cost, 'amount' | 'format' | 'unit'>) {
  const { target, tip } = useLazyTip(`${formatCount(amount)} ${t(unit)}`, { delay: 350, position: 'left' });
  return (
    <dd {...target}>
      {format(amount)}
      {tip}
    </dd>
  );
}
