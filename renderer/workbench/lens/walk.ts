import type { LensPass } from '#app/contract/index.ts';

/** The parts of a pass, in order; `complete` shows all of it. */
export const WALK_PHASES = ['forward', 'loss', 'backward', 'update', 'complete'] as const;
export type WalkPhase = (typeof WALK_PHASES)[number];

/** One step of a walk: the node that it reveals. */
export interface WalkStep {
  readonly phase: WalkPhase;
  /** Undefined only for `complete`. */
  readonly node: string | undefined;
}

/** The steps through a pass, and for each node the positions from which its values, gradients and update are shown. */
export interface Walk {
  /** At least one: the last is `complete`. */
  readonly steps: readonly WalkStep[];
  readonly forwardAt: ReadonlyMap<string, number>;
  readonly backwardAt: ReadonlyMap<string, number>;
  readonly updateAt: ReadonlyMap<string, number>;
}

type WalkedNode = Pick<LensPass['nodes'][number], 'id'> & {
  readonly dout?: unknown;
  readonly parameters: readonly { readonly gradient?: unknown }[];
};

/**
 * The walk through a pass: forward in topological order, the losses, backward in reverse order as far as gradients go, then the
 * update of each node with trained parameters.
 * @param nodes in topological order
 */
export function walkThrough(nodes: readonly WalkedNode[], isLoss: (nodeId: string) => boolean): Walk {
  const idsOf = (walked: readonly WalkedNode[]) => walked.map(({ id }) => id);
  const [losses, others] = [nodes.filter(({ id }) => isLoss(id)), nodes.filter(({ id }) => !isLoss(id))];
  const updated = others.filter(({ parameters }) => parameters.some(({ gradient }) => gradient !== undefined));
  const backward = others.filter((node) => node.dout !== undefined || updated.includes(node)).toReversed();
  const parts: readonly (readonly [WalkPhase, readonly string[]])[] = [
    ['forward', idsOf(others)],
    ['loss', idsOf(losses)],
    ['backward', idsOf(backward)],
    ['update', idsOf(updated)],
  ];
  const steps: WalkStep[] = parts.flatMap(([phase, ids]) => ids.map((node) => ({ phase, node })));
  const positions = (...phases: readonly WalkPhase[]) =>
    new Map(
      steps.flatMap(({ phase, node }, position) =>
        node !== undefined && phases.includes(phase) ? [[node, position] as const] : [],
      ),
    );
  return {
    steps: [...steps, { phase: 'complete', node: undefined }],
    forwardAt: positions('forward', 'loss'),
    // The gradient begins at J.
    backwardAt: new Map([...positions('loss'), ...positions('backward')]),
    updateAt: positions('update'),
  };
}

/** What is shown of a node at a position of a walk. */
export interface Reached {
  readonly isForward: boolean;
  readonly isBackward: boolean;
  readonly isUpdated: boolean;
  /** True if the step at the position reveals it. */
  readonly isCurrent: boolean;
}

export function reachedAt(walk: Walk, position: number, nodeId: string): Reached {
  const has = (at: ReadonlyMap<string, number>) => position >= (at.get(nodeId) ?? Number.POSITIVE_INFINITY);
  const isComplete = position >= walk.steps.length - 1;
  return {
    isForward: isComplete || has(walk.forwardAt),
    isBackward: isComplete || has(walk.backwardAt),
    isUpdated: isComplete || has(walk.updateAt),
    isCurrent: walk.steps[position]?.node === nodeId,
  };
}

export const lastPosition = ({ steps }: Walk): number => steps.length - 1;

/** Where each phase begins and ends, as shares of the whole walk; phases without steps are left out. */
export function phasesOf({ steps }: Walk): { readonly phase: WalkPhase; readonly from: number; readonly count: number }[] {
  return WALK_PHASES.flatMap((phase) => {
    const from = steps.findIndex((step) => step.phase === phase);
    return from < 0 ? [] : [{ phase, from, count: steps.filter((step) => step.phase === phase).length }];
  });
}
