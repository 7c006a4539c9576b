import type { ReactNode } from 'react';
import classes from './Learn.module.css';

interface PageSectionProps {
  readonly title: string;
  /** Small text beside the title. */
  readonly aside?: ReactNode;
  /** True if it takes the full page width. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

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
