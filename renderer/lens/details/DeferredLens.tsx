import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { DeferredLensContext, useLensState } from '../../workbench/index.ts';

const whole = <State,>(state: State): State => state;

/**
 * Its content follows the state of the lens once the network is on the screen, and as there is time: a step that comes meanwhile
 * replaces what was not drawn yet. Until then it is busy.
 */
export function DeferredLens({ children }: { readonly children: ReactNode }) {
  const state = useLensState(whole);
  const [shown, setShown] = useState(state);
  useEffect(() => afterPaint(() => startTransition(() => setShown(state))), [state]);
  return (
    <DeferredLensContext value={shown}>
      <div style={{ display: 'contents' }} aria-busy={shown !== state} data-testid="lens-details">
        {children}
      </div>
    </DeferredLensContext>
  );
}

/** Calls back after the next frame. @returns a function that cancels it */
function afterPaint(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(callback);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
