import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Tex } from '../../kit/surface/index.ts';
import type { Term } from '../../language/glossary/terms/term.ts';
import { t } from '../../language/index.ts';
import { useOpenPage } from '../pages/useOpenPage.ts';
import classes from './Term.module.css';

interface TermTipProps {
  readonly term: Term | undefined;
  /** What is said in place of the general explanation, where something more exact is known. */
  readonly children?: ReactNode;
}

/** What a term means, its formula, and the way to its place in the reference. */
export function TermTip({ term, children }: TermTipProps) {
  const open = useOpenPage();
  return (
    <div data-testid="term-tip">
      <div>{children ?? (term && t(term.summary))}</div>
      {term && (
        <>
          <div className={classes.formula}>
            <Tex tex={`\\displaystyle ${term.formula}`} />
          </div>
          <Anchor
            component="button"
            type="button"
            className={classes.more}
            // The tip goes when the keyboard leaves what it belongs to: Enter or F1 there lead to the same page.
            tabIndex={-1}
            onClick={() => open({ kind: 'term', type: term.id })}
          >
            {t(term.label)} →
          </Anchor>
        </>
      )}
    </div>
  );
}
