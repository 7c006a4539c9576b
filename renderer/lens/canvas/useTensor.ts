import { useEffect, useMemo, useState } from 'react';
import type { LensTensor, TensorPart } from '#app/contract/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { countOf } from '../../workbench/lens/index.ts';

/** Of a larger tensor only its first elements come along. */
const MOST = 4096;

/** A tensor by its address that a pass does not list, such as a weight after the update. While another one loads, the last one stays. */
export function useTensor(address: string | undefined): LensTensor | undefined {
  const lens = useLens();
  const question = useLensState(({ answered }) => answered?.question);
  const [loaded, setLoaded] = useState<TensorPart>();
  const known = address === undefined ? undefined : lens.loaded({ address }, 0, MOST);
  useEffect(() => {
    if (!question || address === undefined || lens.loaded({ address }, 0, MOST)) return;
    let isCurrent = true;
    lens.load({ address }, 0, MOST).then(
      (part) => isCurrent && setLoaded(part),
      // A lost connection is told elsewhere.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [lens, question, address]);
  const part = known ?? loaded;
  return useMemo(() => (part && part.address === address ? tensorOf(part) : undefined), [part, address]);
}

function tensorOf({ data, from: _, ...tensor }: TensorPart): LensTensor {
  return countOf(tensor.shape) <= MOST ? { ...tensor, data } : tensor;
}

/** Loads tensors that will soon be shown, such as those of the update while the walk goes backward. */
export function usePreloaded(addresses: readonly string[]): void {
  const lens = useLens();
  const question = useLensState(({ answered }) => answered?.question);
  const key = addresses.join('\n');
  useEffect(() => {
    if (!question || key === '') return;
    for (const address of key.split('\n')) lens.load({ address }, 0, MOST).catch(() => {});
  }, [lens, question, key]);
}
