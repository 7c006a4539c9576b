import { type ReactNode, useDeferredValue } from 'react';
import { DeferredLensContext, useLensState } from '../../workbench/index.ts';

const whole = <State,>(state: State): State => state;

/**
 * Its content follows the state of the lens after the network, and as there is time: a step that comes meanwhile replaces what was
 * not drawn yet. Until then it is busy.
 */
export function DeferredLens({ children }: { readonly children: ReactNode }) {
  const state = useLensState(whole);
  const shown = useDeferredValue(state);
  return (
    <DeferredLensContext value={shown}>
      <div style={{ display: 'contents' }} aria-busy={shown !== state} data-testid="lens-details">
        {children}
      </div>
    </DeferredLensContext>
  );
}
