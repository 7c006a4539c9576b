import type { TextLine } from '../index.ts';
import classes from './DrawnText.module.css';
import { lineStyle } from './drawnStyle.ts';

interface DrawnTextProps {
  readonly line: TextLine;
  readonly className?: string | undefined;
  readonly testId?: string;
}

/** A line of a drawing, where the drawing has it. */
export function DrawnText({ line, className = '', testId }: DrawnTextProps) {
  return (
    <span className={`${classes.text} ${className}`} style={lineStyle(line)} data-testid={testId} data-drawn="line">
      {line.text}
    </span>
  );
}
