import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Parts.module.css';

interface PartProps {
  /** The name of the region. */
  readonly label: string;
  /** The heading, if it is more than the label. */
  readonly title?: ReactNode;
  /** At the right end of the heading. */
  readonly aside?: ReactNode;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A part of the results, with its heading. */
export function Part({ label, title, aside, testId, children }: PartProps) {
  return (
    <section className={classes.part} aria-label={label} data-testid={testId}>
      <Group justify="space-between" gap="xs" mih="2rem">
        <h3 className={classes.title}>{title ?? label}</h3>
        {aside}
      </Group>
      {children}
    </section>
  );
}
