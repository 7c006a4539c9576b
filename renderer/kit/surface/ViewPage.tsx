import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ViewPage.module.css';

interface ViewPageProps {
  readonly label: string;
  readonly testId: string;
  readonly children: ReactNode;
}

/** The page of a view, as high as the window lets it be. */
export function ViewPage({ label, testId, children }: ViewPageProps) {
  return (
    <section className={classes.page} aria-label={label} data-testid={testId}>
      {children}
    </section>
  );
}

/** The bar at its top: the heading at the left, controls at the right. */
export function ViewBar({ children }: { readonly children: ReactNode }) {
  return (
    <Group className={classes.bar} justify="space-between">
      {children}
    </Group>
  );
}
