import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';
import classes from './Formula.module.css';
import { splitFormula } from './splitFormula.ts';

interface FormulaProps {
  /** TeX, in display style. If it is too wide, parts separated by \quad are stacked. */
  readonly tex: string;
  /** Direction through the network: each has its hue. */
  readonly direction: 'forward' | 'backward';
  readonly label: string;
}

/** A typeset formula. KaTeX is loaded with the first one. */
export function Formula({ tex, direction, label }: FormulaProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = element.current;
    if (!place) return;
    let isCurrent = true;
    void import('katex').then(({ render }) => {
      whenIdle(() => isCurrent && typeset(tex, place, render));
    });
    // Its fonts load later, and its width changes with the window.
    const refit = () => fitLines(place);
    let width = place.clientWidth;
    const resize = new ResizeObserver(() => {
      if (place.clientWidth === width) return;
      width = place.clientWidth;
      refit();
    });
    resize.observe(place);
    document.fonts.addEventListener('loadingdone', refit);
    return () => {
      isCurrent = false;
      resize.disconnect();
      document.fonts.removeEventListener('loadingdone', refit);
    };
  }, [tex]);
  return (
    <figure className={classes.formula} data-direction={direction}>
      <figcaption className={classes.label}>{label}</figcaption>
      <div ref={element} className={classes.tex} data-selectable />
    </figure>
  );
}

/** Runs work when idle, with a timeout; Safari only has the timeout. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 250 });
  else setTimeout(work, 30);
}

/** Line spacing for stacked fractions. */
const LOOSE = '\\def\\arraystretch{1.25}';

type Render = (tex: string, element: HTMLElement, options: object) => void;

function typeset(tex: string, place: HTMLElement, render: Render): void {
  const lines = splitFormula(tex).map((part) => {
    const line = document.createElement('div');
    // Builds the DOM node by node: the page's policy would block markup with style attributes.
    render(`${LOOSE}${part}`, line, { displayMode: true, throwOnError: false, strict: false });
    return line;
  });
  place.replaceChildren(...lines);
  fitLines(place);
}

const SMALLEST = 0.72;

/** Shrinks lines that are too wide as far as readable; beyond that they scroll. */
function fitLines(place: HTMLElement): void {
  for (const line of place.children) {
    if (!(line instanceof HTMLElement)) continue;
    line.style.fontSize = '';
    const share = line.clientWidth / line.scrollWidth;
    if (share < 1) line.style.fontSize = `${Math.max(SMALLEST, Math.floor(share * 100) / 100)}em`;
  }
}
