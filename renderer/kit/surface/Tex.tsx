import 'katex/dist/katex.min.css';
import { Fragment, useEffect, useRef } from 'react';

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

/** A sentence with formulas between dollar signs. */
export function Prose({ text }: { readonly text: string }) {
  return text.split('$').map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence are identified by index
    return <Fragment key={index}>{index % 2 === 1 ? <Tex tex={part} /> : part}</Fragment>;
  });
}
