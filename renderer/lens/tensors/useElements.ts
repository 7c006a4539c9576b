import { useEffect, useMemo, useRef, useState } from 'react';
import type { LensTensor } from '#app/contract/index.ts';
import { Elements, type LoadRange } from './elements.ts';

/** Elements of a tensor by their offset. */
export type Read = (offset: number) => number | undefined;

interface Loaded {
  /** Reads the elements asked for, or while they load, those shown before. */
  readonly read: Read;
  readonly elements: Elements;
  readonly isLoading: boolean;
  readonly error: unknown;
}

/** The elements of a tensor at some offsets, loaded if they are not at hand. While they load, the last ones stay: stepping does not flicker. */
export function useElements(tensor: LensTensor, load: LoadRange | undefined, offsets: readonly number[]): Loaded {
  const loader = useRef(load);
  loader.current = load;
  const elements = useMemo(() => {
    const loadRange: LoadRange = (range) => loader.current?.(range) ?? Promise.reject(new Error('No loader'));
    return new Elements(tensor, loadRange);
  }, [tensor]);
  const [settled, setSettled] = useState<{
    readonly elements: Elements;
    readonly offsets: readonly number[];
    readonly error?: unknown;
  }>();
  const isReady = elements.has(offsets);
  useEffect(() => {
    if (elements.has(offsets)) return;
    let isCurrent = true;
    const settle = (error?: unknown) => isCurrent && setSettled({ elements, offsets, error });
    elements.need(offsets).then(() => settle(), settle);
    return () => {
      isCurrent = false;
    };
  }, [elements, offsets]);
  const shown = useRef(elements);
  if (isReady) shown.current = elements;
  const source = isReady ? elements : shown.current;
  // A new function for new elements: canvases are drawn again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded elements arrive in the same object
  const read = useMemo<Read>(() => (offset) => source.at(offset), [source, settled, offsets]);
  const isSettled = settled?.elements === elements && settled.offsets === offsets;
  return { read, elements, isLoading: !isReady && !isSettled, error: isSettled ? settled.error : undefined };
}
