import { type ElementProps, Paper, type PaperProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Point } from '../../document/index.ts';
import classes from './FloatingPanel.module.css';

interface FloatingPanelProps extends PaperProps, ElementProps<'div', keyof PaperProps> {
  /** In pixels, within the canvas. */
  readonly at: Point;
  readonly width: string;
  /** Approximate maximum height, for which there is always space below. */
  readonly height: string;
  /** The focus has left the panel. */
  readonly onLeave?: () => void;
}

/** A panel at a canvas position: a search, a choice. */
export function FloatingPanel({ at, width, height, onLeave, className = '', ...others }: FloatingPanelProps) {
  useReturnFocus();
  return (
    <Paper
      className={`${classes.panel} ${className} nowheel nodrag nopan`}
      style={{
        left: `clamp(4px, ${at.x}px, 100% - ${width} - 4px)`,
        top: `clamp(4px, ${at.y}px, 100% - ${height} - 4px)`,
        width,
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.();
      }}
      {...others}
    />
  );
}

/** Returns the focus to its previous owner once a panel has closed and nothing else has taken it. */
function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isNobodys = document.activeElement === document.body || document.activeElement === null;
        if (isNobodys && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
