import { useEffect, useState } from 'react';

/** Gives the keyboard back to what had it, once a panel that took it is gone and nothing else has taken it. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isNobodys = document.activeElement === document.body || document.activeElement === null;
        if (isNobodys && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
