import { useEffect, useRef, useState } from 'react';

/** Most tensors are as wide as the one before, so that they are laid out only once. */
let latest = 0;

/** The width of the tensor measured last. */
export const latestWidth = (): number => latest;

/** The width of a tensor's element in CSS pixels; until it is measured, that of the tensor measured last. */
export function useTensorWidth() {
  const ref = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(latest);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([{ contentRect }]) => {
      // Hidden, it has none.
      if (contentRect.width === 0) return;
      latest = contentRect.width;
      setWidth(contentRect.width);
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
