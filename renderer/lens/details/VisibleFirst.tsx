import { Children, type ReactNode, startTransition, useLayoutEffect, useRef, useState } from 'react';

/** Draws its children one after the other as far as they are in view, and those below when there is time. */
export function VisibleFirst({ children }: { readonly children: ReactNode }) {
  const all = Children.toArray(children);
  const end = useRef<HTMLSpanElement>(null);
  const [count, setCount] = useState(1);
  useLayoutEffect(() => {
    if (!end.current) return;
    const { top } = end.current.getBoundingClientRect();
    if (top < window.innerHeight) setCount((before) => before + 1);
    else startTransition(() => setCount(Number.POSITIVE_INFINITY));
  });
  return (
    <>
      {all.slice(0, count)}
      {count < all.length && <span ref={end} />}
    </>
  );
}
