import type { GraphEdge } from '#engine/graph/index.ts';
import { middleOf, wireKey, writePath } from '../document/index.ts';
import { WIRE } from '../drawing/index.ts';
import type { Painting } from './painter.ts';
import { MARK_DASHES, MARK_TOKENS, paintMark } from './paintMark.ts';
import { type SvgElement, svg } from './svgElement.ts';

/** Identifies a wire in a picture. */
export function nameWire({ from, to }: GraphEdge): string {
  return `${from.join('.')} ${to.join('.')}`;
}

/** The wires as on the canvas: cubic Béziers with horizontal ends. */
export function paintWires({ wires, marks, colors }: Painting): SvgElement[] {
  return wires.map(({ curves, edge }) => {
    const mark = marks?.wires.get(wireKey(edge));
    return svg('path', {
      d: writePath(curves),
      fill: 'none',
      stroke: mark ? colors.token[MARK_TOKENS[mark]] : colors.token.wire,
      strokeWidth: mark === 'added' ? 3.5 : WIRE.width,
      strokeDasharray: mark && MARK_DASHES[mark],
      'data-wire': nameWire(edge),
      'data-mark': mark,
    });
  });
}

/** The zoomed-out wires. */
export function paintThickWires({ wires, colors }: Painting): SvgElement[] {
  const look = { fill: 'none', stroke: colors.token.wire, strokeWidth: 6 };
  return wires.map(({ curves }) => svg('path', { d: writePath(curves), ...look }));
}

/** Symbols of highlighted wires, above everything. */
export function paintWireMarks({ wires, marks, colors }: Painting): SvgElement[] {
  return wires.flatMap(({ curves, edge }) => {
    const mark = marks?.wires.get(wireKey(edge));
    return mark ? [paintMark(mark, middleOf(curves), colors)] : [];
  });
}
