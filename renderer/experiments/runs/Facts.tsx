import type { ReactNode } from 'react';
import { type MetricValues, metricsIn } from '#engine/graph/index.ts';
import { metricTerm, Term, type TermDeclaration, type TermId } from '../../controls/terms/index.ts';
import { t } from '../../language/index.ts';
import { formatMetric } from '../../workbench/runs/index.ts';
import classes from './Facts.module.css';

/** A name with its value, the name's term, if any, and all digits of a rounded value. */
export type Fact = readonly [
  name: string,
  value: ReactNode,
  term?: TermId | TermDeclaration | undefined,
  exactly?: number | undefined,
];

/** Names and values in two columns. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value, term, exactly]) => (
        <div key={name} className={classes.fact}>
          <dt>{term ? <Term of={term}>{name}</Term> : name}</dt>
          <dd data-selectable title={exactly === undefined ? undefined : String(exactly)}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The metrics of an evaluation. */
export function metricFacts(values: MetricValues): Fact[] {
  return metricsIn([values]).map((metric) => [
    t(metric.label),
    formatMetric(metric, values),
    metricTerm(metric),
    values[metric.name],
  ]);
}
