import type { ReactNode } from 'react';
import classes from './PrintPreview.module.css';

const { inner = '', content = '', body = '' } = classes;

/** Classes of the dialog around a preview. */
export const PRINTED = { inner, content, body } as const;

interface PrintPreviewProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A page of paper in a dialog, which alone is printed while it is open. */
export function PrintPreview({ label, children }: PrintPreviewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className={classes.preview} data-autofocus tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
