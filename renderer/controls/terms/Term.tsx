import { type ReactNode, useId } from 'react';
import { type TermId, termOf } from '../../language/glossary/glossary.ts';
import type { Term as Meaning } from '../../language/glossary/terms/term.ts';
import { t } from '../../language/index.ts';
import { useOpenPage } from '../pages/useOpenPage.ts';
import classes from './Term.module.css';
import { TermTip } from './TermTip.tsx';
import { useTip } from './useTip.tsx';

interface TermProps {
  readonly of: TermId | Meaning;
  /** Said in the tip in place of the general explanation: exact numbers, say. */
  readonly detail?: ReactNode;
  /** What stands there; else the name of the term. */
  readonly children?: ReactNode;
  readonly 'data-testid'?: string;
}

/** A word of the field where people read it: with a tip, read aloud after it, and the way to its place in the reference. */
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
