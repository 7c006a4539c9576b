import { type ReactNode, useDeferredValue } from 'react';
import { DeferredLensContext, useLensState } from '../../workbench/index.ts';

const whole = <State,>(state: State): State => state;

/**
 * Its content follows the state of the lens as soon as there is time: the network is drawn first, and a step that comes meanwhile
 * replaces what was not drawn yet.
 */
export function DeferredLens({ children }: { readonly children: ReactNode }) {
  const state = useDeferredValue(useLensState(whole));
  return <DeferredLensContext value={state}>{children}</DeferredLensContext>;
}
