import type { StoreApi } from 'zustand/vanilla';
import { type LensChoices, SPEEDS } from './choices.ts';
import type { Lens, LensState } from './lensState.ts';
import { lastPosition } from './walk.ts';
import { holdsAt } from './walkCondition.ts';

/** Steps through the pass of a lens, by hand and by playing. */
export type Walker = Pick<Lens, 'goTo' | 'step' | 'play' | 'pause' | 'advance' | 'toggleBreakpoint'>;

/** @param remember receives changed choices, to keep them */
export function walker(store: StoreApi<LensState>, remember: (change: Partial<LensChoices>) => void): Walker {
  function goTo(position: number): void {
    const { walk } = store.getState();
    const at = Math.min(lastPosition(walk), Math.max(0, position));
    const node = walk.steps[at].node;
    store.setState({ position: at, isHeld: false, ...(node !== undefined && { selection: { node } }) });
  }

  /** True if the condition to stop holds at a position. */
  function holds(position: number): boolean {
    const { choices, subject, answered, walk } = store.getState();
    if (choices.stopWhen === '' || !subject || !answered) return false;
    return holdsAt(choices.stopWhen, subject.document, { pass: answered.pass, walk, position, run: subject.run });
  }

  return {
    goTo(position) {
      store.setState({ isPlaying: false });
      goTo(position);
    },
    step(by) {
      store.setState({ isPlaying: false });
      goTo(store.getState().position + by);
    },
    play() {
      const { position, walk } = store.getState();
      if (position >= lastPosition(walk)) goTo(0);
      store.setState({ isPlaying: lastPosition(walk) > 0 });
    },
    pause: () => store.setState({ isPlaying: false }),
    advance() {
      const { position, walk, choices } = store.getState();
      goTo(position + 1);
      const { node } = walk.steps[Math.min(position + 1, lastPosition(walk))];
      const stops = node === undefined || choices.breakpoints.includes(node) || position + 1 >= lastPosition(walk);
      if (stops) store.setState({ isPlaying: false });
      const isHeld = holds(position);
      if (!isHeld && holds(position + 1)) store.setState({ isPlaying: false, isHeld: true });
    },
    toggleBreakpoint(nodeId) {
      const { breakpoints } = store.getState().choices;
      const others = breakpoints.filter((id) => id !== nodeId);
      remember({ breakpoints: others.length < breakpoints.length ? others : [...others, nodeId] });
    },
  };
}

/** The interval of playing, in milliseconds. */
export const intervalOf = (speed: number): number => 1000 / Math.max(SPEEDS[0], speed);
