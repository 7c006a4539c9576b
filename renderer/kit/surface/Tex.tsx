import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';

/** A formula within a line of text. KaTeX is only loaded when the first one is shown. */
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
