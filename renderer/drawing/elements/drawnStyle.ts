import type { CSSProperties } from 'react';
import type { Box } from '../../document/index.ts';
import { LINE, type TextLine } from '../index.ts';

/** Puts an element where a drawing has it, within what is drawn. */
export const boxStyle = ({ x, y, width, height }: Box): CSSProperties => ({ left: x, top: y, width, height });

/** The same for a line of text. A line that ends somewhere grows to the left of it. */
export const lineStyle = ({ x, y, anchor }: TextLine): CSSProperties => ({
  top: y - LINE / 2,
  ...(anchor === 'start' ? { left: x } : { right: `calc(100% - ${x}px)` }),
});
