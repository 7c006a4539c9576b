import { diagnoseFlow, type FlowFinding } from '../../graph/index.ts';
import type { DiagnosedRun, FlowRecord, NodeFlow } from '../run/diagnosedRun.ts';
import { averageFlow, flowOfNodes, lastFew } from '../run/history.ts';

/** What the flow of gradients tells at the start of a run or at its end. */
export interface FlowStage {
  /** The last step looked at. */
  readonly step: number;
  /** The largest gradient of a node over the smallest, from the loss to the first layer: below 1 if it vanishes. */
  readonly factor: number;
  /** The explanation of a change by more than a factor of 1,000. */
  readonly finding?: FlowFinding | undefined;
}

/** Of the first step, with initial weights: later ones may have been spoiled by training. */
export function flowAtStart(run: DiagnosedRun): FlowStage | undefined {
  return stageOf(run, flowOfNodes(run).slice(0, 1));
}

export function flowAtEnd(run: DiagnosedRun): FlowStage | undefined {
  return stageOf(run, lastFew(flowOfNodes(run)));
}

function stageOf({ analysis }: DiagnosedRun, records: readonly FlowRecord[]): FlowStage | undefined {
  const last = records.at(-1);
  if (!last) return undefined;
  const sizes = averageFlow(records);
  const finding = diagnoseFlow(analysis, sizes).find(({ severity, code }) => severity === 'warning' && code !== 'flow.units');
  return { step: last.step, factor: factorOf(sizes, analysis.order), finding };
}

/** The gradient of the first recorded layer over that of the last. */
function factorOf(sizes: readonly NodeFlow[], order: readonly string[]): number {
  const known = new Map(sizes.map(({ node, gradient }) => [node, gradient]));
  const ordered = order.flatMap((id) => known.get(id) ?? []);
  const [first, last] = [ordered.at(0) ?? 1, ordered.at(-1) ?? 1];
  return last > 0 ? first / last : 1;
}
