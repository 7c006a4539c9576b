import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';
import classes from './Formula.module.css';
import { splitFormula } from './splitFormula.ts';

interface FormulaProps {
  /** TeX, in display style. Where it is wide, parts that a \quad keeps apart stand below each other. */
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
    void typeset(tex, () => (isCurrent ? element.current : null));
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

const SMALLEST = 0.72;

/** Fractions in lines below each other need some air. */
const LOOSE = '\\def\\arraystretch{1.25}';

async function typeset(tex: string, place: () => HTMLElement | null): Promise<void> {
  const { render } = await import('katex');
  const element = place();
  if (!element) return;
  const lines = splitFormula(tex).map((part) => {
    const line = document.createElement('div');
    // The DOM is built node by node: markup with style attributes would be refused by the page's policy.
    render(`${LOOSE}${part}`, line, { displayMode: true, throwOnError: false, strict: false });
    return line;
  });
  element.replaceChildren(...lines);
  for (const line of lines) {
    const fit = Math.max(SMALLEST, Math.min(1, line.clientWidth / line.scrollWidth));
    line.style.fontSize = `${fit}em`;
  }
}
