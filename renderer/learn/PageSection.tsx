import type { ReactNode } from 'react';
import classes from './Learn.module.css';

interface PageSectionProps {
  readonly title: string;
  /** Said small beside the title. */
  readonly aside?: ReactNode;
  /** Whether it takes the whole width of the page. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A part of a page. */
export function PageSection({ title, aside, isWide, children }: PageSectionProps) {
  return (
    <section className={classes.section} data-wide={isWide || undefined} aria-label={title}>
      <h3>
        {title}
        {aside && <small>{aside}</small>}
      </h3>
      {children}
    </section>
  );
}
