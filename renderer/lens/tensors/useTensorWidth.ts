import { useElementSize } from '@mantine/hooks';
import { useEffect } from 'react';

/** Most tensors are as wide as the one before, so that they are laid out only once. */
let latest = 0;

/** The width of a tensor's element in CSS pixels; until it is measured, that of the tensor measured last. */
export function useTensorWidth() {
  const { ref, width: measured } = useElementSize<HTMLElement>();
  const width = measured || latest;
  useEffect(() => {
    if (measured > 0) latest = measured;
  }, [measured]);
  return { ref, width };
}
