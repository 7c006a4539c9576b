import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { type TermId, termOf } from '../../language/glossary/glossary.ts';
import type { Term as Meaning } from '../../language/glossary/terms/term.ts';
import { t } from '../../language/index.ts';
import { useOpenPage } from '../pages/useOpenPage.ts';
import classes from './Term.module.css';
import { TermTip } from './TermTip.tsx';
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
  const openTerm = () => open({ kind: 'term', type: term.id });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'F1') return;
    event.preventDefault();
    event.stopPropagation();
    openTerm();
  };
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
        onClick={openTerm}
        onKeyDown={onKeyDown}
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
