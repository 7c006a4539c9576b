import 'katex/dist/katex.min.css';
import { Fragment, useLayoutEffect, useRef } from 'react';

type Katex = typeof import('katex');

/** KaTeX, once the first formula has loaded it. */
let katex: Katex | undefined;
async function loadKatex(): Promise<Katex> {
  katex ??= await import('katex');
  return katex;
}

/** Formulas that were drawn before: a copy takes a fraction of the time, and symbols are drawn again and again. */
const drawn = new Map<string, Node>();
const MOST_DRAWN = 2000;

function draw(tex: string, { render }: Katex): Node {
  const known = drawn.get(tex);
  if (known) return known.cloneNode(true);
  const formula = document.createElement('span');
  render(tex, formula, { throwOnError: false, strict: false });
  if (drawn.size >= MOST_DRAWN) drawn.clear();
  drawn.set(tex, formula);
  return formula.cloneNode(true);
}

/** An inline formula. */
export function Tex({ tex }: { readonly tex: string }) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let isCurrent = true;
    const show = (loaded: Katex) => isCurrent && element.current?.replaceChildren(draw(tex, loaded));
    if (katex) show(katex);
    else void loadKatex().then(show);
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
