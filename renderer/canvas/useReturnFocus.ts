import { useEffect, useState } from 'react';

/** Returns the focus to its previous owner once a panel has closed and nothing else has taken it. */
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
