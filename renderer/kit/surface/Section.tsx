import type { ReactNode } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  readonly title?: string;
  /** At the right end of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A section of a panel. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      {title && (
        <div className={classes.head}>
          <h3 className={classes.heading}>{title}</h3>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
