import { useScheme } from '../../theme/scheme.tsx';
import { showElement } from './GraphPicture.tsx';
import { type Mark, paintMark } from './paintMark.ts';
import { pictureColors } from './pictureColors.ts';

interface MarkSignProps {
  readonly mark: Mark;
  /** Absent beside a text that says it. */
  readonly label?: string;
}

/** A mark's symbol as in pictures, for use in text. */
export function MarkSign({ mark, label }: MarkSignProps) {
  const colors = pictureColors(useScheme());
  return (
    <svg
      width="1.125em"
      height="1.125em"
      viewBox="-10 -10 20 20"
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
      style={{ flex: 'none' }}
    >
      {showElement(paintMark(mark, { x: 0, y: 0 }, colors), 0)}
    </svg>
  );
}
