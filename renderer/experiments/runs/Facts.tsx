import type { ReactNode } from 'react';
import { Term, type TermDeclaration, type TermId } from '../../controls/terms/index.ts';
import classes from './Facts.module.css';

/** A name with its value, and the name's term, if any. */
export type Fact = readonly [name: string, value: ReactNode, term?: TermId | TermDeclaration | undefined];

/** Names and values in two columns. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value, term]) => (
        <div key={name} className={classes.fact}>
          <dt>{term ? <Term of={term}>{name}</Term> : name}</dt>
          <dd data-selectable>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
