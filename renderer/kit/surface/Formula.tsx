import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';
import classes from './Formula.module.css';
import { fitLines } from './fitLines.ts';

interface FormulaProps {
  /** TeX, in display style. If it is too wide, parts separated by \quad are stacked. */
  readonly tex: string;
  /** Direction through the network: each has its hue. */
  readonly direction: 'forward' | 'backward';
  readonly label: string;
  /** Lines that are too wide break at their operators, before they are shrunk. */
  readonly canBreak?: boolean;
}

/** A typeset formula. KaTeX is loaded with the first one. */
export function Formula({ tex, direction, label, canBreak = false }: FormulaProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const container = element.current;
    if (!container) return;
    let isCurrent = true;
    void import('katex').then(({ render }) => {
      whenIdle(() => isCurrent && typeset(tex, container, { render, canBreak }));
    });
    // Its fonts load later, and its width changes with the window.
    const refit = () => fitLines(container);
    let width = 0;
    const resize = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === width) return;
      width = contentRect.width;
      refit();
    });
    resize.observe(container);
    document.fonts.addEventListener('loadingdone', refit);
    return () => {
      isCurrent = false;
      resize.disconnect();
      document.fonts.removeEventListener('loadingdone', refit);
    };
  }, [tex, canBreak]);
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

interface Typesetting {
  readonly render: (tex: string, element: HTMLElement, options: object) => void;
  readonly canBreak: boolean;
}

function typeset(tex: string, container: HTMLElement, { render, canBreak }: Typesetting): void {
  const lines = splitFormula(tex).map((part) => {
    const line = document.createElement('div');
    // Builds the DOM node by node: the page's policy would block markup with style attributes.
    const source = canBreak ? `${LOOSE}\\displaystyle ${part}` : `${LOOSE}${part}`;
    // Formulas in display mode never break.
    render(source, line, { displayMode: !canBreak, throwOnError: false, strict: false });
    return line;
  });
  container.replaceChildren(...lines);
  fitLines(container);
}

/** A \quad, or the delimiters of a group that must stay whole. */
const TOKENS = /,?\s*\\q?quad\b\s*|\\begin\b|\\end\b|\\[{}]|[{}]/g;

/**
 * The parts of a formula separated by \quad: stacked if space is limited. A \quad within braces or an environment belongs to its
 * part.
 */
export function splitFormula(tex: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of tex.matchAll(TOKENS)) {
    if (token === '{' || token === '\\begin') depth++;
    else if (token === '}' || token === '\\end') depth--;
    else if (depth === 0 && token.includes('quad')) {
      parts.push(tex.slice(start, index));
      start = index + token.length;
    }
  }
  return [...parts, tex.slice(start)];
}
