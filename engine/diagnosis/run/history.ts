import type { MetricValues } from '../../graph/index.ts';
import { BEHIND } from '../documentation/underfitting.ts';
import type { DiagnosedRun, FlowRecord, NeighborScore, NodeFlow } from './diagnosedRun.ts';
import { meanOf, medianOf } from './numbers.ts';

/** Entries at the end of a history that a finding is about, but no more than half of it. */
const FEW = 5;

const fewOf = (count: number): number => Math.min(FEW, Math.max(1, Math.ceil(count / 2)));

export const lastFew = <Item>(items: readonly Item[]): readonly Item[] => items.slice(-fewOf(items.length));

/** Entries with the gradients of nodes: the others hold parameters only. */
export const flowOfNodes = ({ flow }: Pick<DiagnosedRun, 'flow'>): readonly FlowRecord[] =>
  flow.filter(({ nodes }) => nodes.length > 0);

/** Geometric means of the gradients of some entries, with mean saturation. */
export function averageFlow(records: readonly FlowRecord[]): NodeFlow[] {
  const byNode = Map.groupBy(
    records.flatMap(({ nodes }) => nodes),
    ({ node }) => node,
  );
  return [...byNode].map(([node, entries]) => {
    const shares = entries.flatMap(({ saturated }) => saturated ?? []);
    return {
      node,
      gradient: Math.exp(meanOf(entries.map(({ gradient }) => Math.log(gradient)))),
      ...(shares.length > 0 && { saturated: meanOf(shares) }),
    };
  });
}

/** Median of ‖ΔW‖ / ‖W‖ over weights of some entries; biases start at 0 and so have no scale. */
export function updateRatio(records: readonly FlowRecord[]): number {
  return medianOf(
    records.flatMap(({ parameters }) =>
      parameters.filter(({ parameter }) => !/bias|beta|gamma/i.test(parameter)).map((each) => each.updateRatio),
    ),
  );
}

/** The loss of the first step, with initial weights; undefined if it is not finite. */
export function initialLoss({ steps }: Pick<DiagnosedRun, 'steps'>): number | undefined {
  return steps.at(0)?.loss ?? undefined;
}

/** The measure that tells how well a task is learned: accuracy or R²; undefined if a result has neither. */
export function mainMetric(metrics: MetricValues): Pick<NeighborScore, 'metric' | 'value'> | undefined {
  if (metrics.accuracy !== undefined) return { metric: 'accuracy', value: metrics.accuracy };
  return metrics.r2 === undefined ? undefined : { metric: 'r2', value: metrics.r2 };
}

/** How a network does on its own training samples, if its nearest neighbors do much better on samples that they have not seen. */
export function lagBehindNeighbors({ measured }: Pick<DiagnosedRun, 'measured'>) {
  const { neighbors, training } = measured ?? {};
  const reached = training && mainMetric(training.metrics);
  if (!neighbors || reached?.metric !== neighbors.metric || neighbors.value - reached.value < BEHIND[neighbors.metric])
    return undefined;
  return { reached: reached.value, neighbors };
}

/**
 * How far a network has come on its training samples, from always giving the most frequent class or the mean, at 0, to no error, at 1;
 * undefined without accuracy or R².
 */
export function progressOf({ measured }: Pick<DiagnosedRun, 'measured'>): number | undefined {
  const reached = measured?.training && mainMetric(measured.training.metrics);
  if (!reached || reached.metric === 'r2') return reached?.value;
  const counts = measured.data.classes?.training ?? [];
  const guessed = Math.max(0, ...counts) / Math.max(1, measured.data.trainingSamples);
  return (reached.value - guessed) / Math.max(1e-9, 1 - guessed);
}
