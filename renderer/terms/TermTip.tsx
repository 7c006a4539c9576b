import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { tell } from '../language/index.ts';
import { useOpenPage } from '../learn/useOpenPage.ts';
import { Tex } from '../surface/index.ts';
import classes from './Term.module.css';
import type { Term } from './term.ts';

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
      <div>{children ?? (term && tell(term.summary))}</div>
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
            {tell(term.label)} →
          </Anchor>
        </>
      )}
    </div>
  );
}
