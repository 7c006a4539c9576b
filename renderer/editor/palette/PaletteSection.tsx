import type { ReactNode } from 'react';
import classes from './Palette.module.css';

interface PaletteSectionProps {
  readonly title: string;
  /** For screen readers, if it says more than the title. */
  readonly label?: string;
  readonly children: readonly ReactNode[];
}

/** A titled list of the palette; nothing if it is empty. */
export function PaletteSection({ title, label = title, children }: PaletteSectionProps) {
  return (
    children.length > 0 && (
      <section className={classes.category} aria-label={label}>
        <h3 className={classes.heading}>{title}</h3>
        {children}
      </section>
    )
  );
}
