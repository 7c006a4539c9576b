import { useEffect, useState } from 'react';
import type { LensTensor, TensorPart } from '#app/contract/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { countOf } from '../../workbench/lens/index.ts';

/** Of a larger tensor only its first elements come along. */
const MOST = 4096;

/** A tensor by its address that a pass does not list, such as a weight after the update. While another one loads, the last one stays. */
export function useTensor(address: string | undefined): LensTensor | undefined {
  const lens = useLens();
  const question = useLensState(({ answered }) => answered?.question);
  const [part, setPart] = useState<TensorPart>();
  useEffect(() => {
    if (!question || address === undefined) return;
    let isCurrent = true;
    lens.load({ address }, 0, MOST).then(
      (loaded) => isCurrent && setPart(loaded),
      // A lost connection is told elsewhere.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [lens, question, address]);
  if (!part || part.address !== address) return undefined;
  const { data, from: _, ...tensor } = part;
  return countOf(part.shape) <= MOST ? { ...tensor, data } : tensor;
}
