import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';

/** An inline formula. KaTeX is loaded with the first one. */
export function Tex({ tex }: { readonly tex: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let isCurrent = true;
    void import('katex').then(({ render }) => {
      if (isCurrent && element.current) render(tex, element.current, { throwOnError: false, strict: false });
    });
    return () => {
      isCurrent = false;
    };
  }, [tex]);
  return <span ref={element} />;
}
