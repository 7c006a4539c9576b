import type { Direction } from '../../theme/divergingScale.ts';
import { useLensState } from '../../workbench/index.ts';
import type { LensState } from '../../workbench/lens/index.ts';

/** What wires show: what the current phase of the walk computes, and of the whole pass the gradients, if there are any. */
export function shownDirection({ walk, position, answered }: LensState): Direction {
  const { phase } = walk.steps[position];
  if (phase === 'forward' || phase === 'loss') return 'forward';
  return phase === 'complete' && !answered?.pass.nodes.some(({ dout }) => dout) ? 'forward' : 'backward';
}

export const useShownDirection = (): Direction => useLensState(shownDirection);
