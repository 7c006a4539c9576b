import { nameNode } from '../../graph/index.ts';
import { type Message, message } from '../../messages/index.ts';
import { shortNumber } from '../../training/index.ts';
import { LEARNED } from '../documentation/gradientFlow.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { progressOf } from '../run/history.ts';

/** What the gradient through the timesteps of a recurrent layer tells at the end of a run. */
export interface TimeFlow {
  readonly node: string;
  /** The gradient at the first timestep over that at the last one. */
  readonly ratio: number;
  readonly text: Message;
}

/** The recurrent layer whose gradient changes most from its last timestep to its first, in a network that learns badly. */
export function timeFlowOf(run: DiagnosedRun): TimeFlow | undefined {
  const extent = ({ ratio }: { readonly ratio: number }) => Math.abs(Math.log(ratio));
  const [most] = (run.measured?.timesteps ?? []).toSorted((a, b) => extent(b) - extent(a));
  const node = most && run.analysis.nodes.get(most.node);
  const progress = progressOf(run);
  if (!node || progress === undefined || progress >= LEARNED) return undefined;
  const values = { node: nameNode(node.node), timesteps: most.timesteps, ratio: shortNumber(most.ratio) };
  return {
    node: most.node,
    ratio: most.ratio,
    text: message(
      'Through {{timesteps}} timesteps of {{node}} the gradient changes by a factor of {{ratio}}, from the last to the first',
      values,
    ),
  };
}
