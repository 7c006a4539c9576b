import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../language/index.ts';
import { useOpenPage } from '../learn/useOpenPage.ts';
import { Tex } from '../surface/index.ts';
import classes from './Term.module.css';
import type { Term } from './term.ts';

interface TermTipProps {
  readonly term: Term | undefined;
  /** Replaces the general explanation with something more specific. */
  readonly children?: ReactNode;
}

/** A term's meaning and formula, with a link to its reference entry. */
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
            // The tooltip closes when its target loses focus: Enter or F1 there open the same page.
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
