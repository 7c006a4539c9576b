import type { CSSProperties } from 'react';
import type { Box } from '../../document/index.ts';
import { LINE, type TextLine } from '../index.ts';
import classes from './DrawnText.module.css';

interface DrawnTextProps {
  readonly line: TextLine;
  readonly className?: string | undefined;
  readonly testId?: string;
}

/** A line of text at its position in a drawing. */
export function DrawnText({ line, className = '', testId }: DrawnTextProps) {
  return (
    <span className={`${classes.text} ${className}`} style={lineStyle(line)} data-testid={testId} data-drawn="line">
      {line.text}
    </span>
  );
}

/** Positions an element as in a drawing, relative to it. */
export const boxStyle = ({ x, y, width, height }: Box): CSSProperties => ({ left: x, top: y, width, height });

/** The same for a line of text. End-anchored lines grow to the left. */
export const lineStyle = ({ x, y, anchor }: TextLine): CSSProperties => ({
  top: y - LINE / 2,
  ...(anchor === 'start' ? { left: x } : { right: `calc(100% - ${x}px)` }),
});
