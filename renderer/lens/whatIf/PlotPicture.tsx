import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId } from 'react';
import { PLOT_HEIGHT } from '../../controls/smallPlot/index.ts';
import { t } from '../../language/index.ts';
import { movePoint, type PlotGrid, type PlotPoint } from './plotPoint.ts';
import classes from './WhatIf.module.css';

interface PlotPictureProps {
  readonly width: number;
  readonly label: string;
  readonly grid: PlotGrid;
  /** Where the keyboard begins: the point nearest to the present values. */
  readonly start: PlotPoint;
  /** The point under the pointer or the cursor. */
  readonly point: PlotPoint | null;
  /** The values at the point, for screen readers. */
  readonly said: string | undefined;
  readonly pointAt: (event: PointerEvent) => PlotPoint;
  readonly onPoint: (point: PlotPoint | null) => void;
  readonly onPick: (point: PlotPoint) => void;
  readonly children: ReactNode;
}

/** The picture of a plot, one stop of the keyboard: arrows move a cursor over its points, Enter or a click takes one. */
export function PlotPicture(props: PlotPictureProps) {
  const { width, label, grid, start, point, said, pointAt, onPoint, onPick, children } = props;
  const helpId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = point ?? start;
    const moved = movePoint(at, event.key, grid);
    if (moved) onPoint(moved);
    else if (event.key === 'Enter' || event.key === ' ') onPick(at);
    else return;
    // They are keys of the walk, too.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <svg
        className={classes.picture}
        width={width}
        height={PLOT_HEIGHT}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
        tabIndex={0}
        aria-label={label}
        aria-describedby={helpId}
        onFocus={() => point ?? onPoint(start)}
        onBlur={() => onPoint(null)}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => onPoint(pointAt(event))}
        onPointerLeave={({ currentTarget }) => document.activeElement !== currentTarget && onPoint(null)}
        onPointerUp={(event) => onPick(pointAt(event))}
      >
        {children}
      </svg>
      <VisuallyHidden role="status" data-testid="plot-point">
        {said}
      </VisuallyHidden>
      <span id={helpId} hidden>
        {t('Arrow keys move over the points of the plot, Enter takes the values of the point.')}
      </span>
    </>
  );
}
