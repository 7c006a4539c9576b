import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';
import classes from './Formula.module.css';

interface FormulaProps {
  /** TeX, in display style. */
  readonly tex: string;
  /** Which way it goes through the network: each has its hue. */
  readonly direction: 'forward' | 'backward';
  readonly label: string;
}

/** A typeset formula. KaTeX is only loaded when the first one is shown. */
export function Formula({ tex, direction, label }: FormulaProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isCurrent = true;
    void import('katex').then(({ render }) => {
      // The DOM is built node by node: markup with style attributes would be refused by the page's policy.
      if (isCurrent && element.current) render(tex, element.current, { displayMode: true, throwOnError: false, strict: false });
    });
    return () => {
      isCurrent = false;
    };
  }, [tex]);
  return (
    <figure className={classes.formula} data-direction={direction}>
      <figcaption className={classes.label}>{label}</figcaption>
      <div ref={element} className={classes.tex} data-selectable />
    </figure>
  );
}
