import { type ReactNode, useId } from 'react';
import { t } from '../language/index.ts';
import { useOpenPage } from '../learn/useOpenPage.ts';
import { type TermId, termOf } from './glossary.ts';
import classes from './Term.module.css';
import { TermTip } from './TermTip.tsx';
import type { Term as Meaning } from './term.ts';
import { useTip } from './useTip.tsx';

interface TermProps {
  readonly of: TermId | Meaning;
  /** Replaces the general explanation in the tooltip, for example by exact numbers. */
  readonly detail?: ReactNode;
  /** The text; default: the term's name. */
  readonly children?: ReactNode;
  readonly 'data-testid'?: string;
}

/** A glossary term in text: with a tooltip, a screen reader description, and a link to its reference entry. */
export function Term({ of, detail, children, ...rest }: TermProps) {
  const term = typeof of === 'string' ? termOf(of) : of;
  const id = useId();
  const open = useOpenPage();
  const { ref, pointer, keyboard, tip } = useTip<HTMLButtonElement>(() => <TermTip term={term}>{detail}</TermTip>);
  return (
    <>
      <button
        {...rest}
        {...pointer}
        {...keyboard}
        ref={ref}
        type="button"
        className={classes.term}
        data-term={term.id}
        aria-describedby={id}
        onClick={() => open({ kind: 'term', type: term.id })}
      >
        {children ?? t(term.label)}
      </button>
      <span id={id} hidden>
        {t(term.summary)}
      </span>
      {tip}
    </>
  );
}
