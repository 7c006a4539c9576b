import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Panel.module.css';

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
        <Group justify="space-between" wrap="nowrap" align="baseline">
          <h3 className={classes.heading}>{title}</h3>
          {aside}
        </Group>
      )}
      {children}
    </section>
  );
}
