import type { TextLine } from '../drawing/index.ts';
import classes from './DrawnText.module.css';
import { lineStyle } from './drawnStyle.ts';

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
