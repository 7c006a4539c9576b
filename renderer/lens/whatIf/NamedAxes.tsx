import type { ReactNode } from 'react';
import { Tex } from '../../kit/surface/index.ts';
import classes from './WhatIf.module.css';

interface NamedAxesProps {
  /** In TeX. */
  readonly x: string;
  readonly y: string;
  readonly children: ReactNode;
}

/** A plot with the names of its axes: of y above, of x below. */
export function NamedAxes({ x, y, children }: NamedAxesProps) {
  return (
    <div data-testid="plot-axes">
      <div className={classes.axisName}>
        ↑ <Tex tex={y} />
      </div>
      {children}
      <div className={classes.axisName} data-axis="x">
        <Tex tex={x} /> →
      </div>
    </div>
  );
}
