import { BASELINE, type TextLine, type TextLook } from '../drawing/index.ts';
import { FONTS } from '../theme/fonts.ts';
import { type SvgElement, svg } from './svgElement.ts';

/** A line of text, with its baseline as on the canvas. */
export function paintText({ text, x, y, anchor }: TextLine, look: TextLook, fill: string): SvgElement {
  return svg(
    'text',
    {
      x,
      y: y + BASELINE * look.size,
      fontFamily: look.isMono ? FONTS.mono : FONTS.sans,
      fontSize: look.size,
      fontWeight: look.weight === 400 ? undefined : look.weight,
      textAnchor: anchor === 'end' ? 'end' : undefined,
      fill,
    },
    text,
  );
}
