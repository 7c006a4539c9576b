import type { Point } from '../document/index.ts';
import { MARK_DASHES, MARK_TOKENS, paintMark } from './paintMark.ts';
import type { PlacedWire, Scene } from './scene.ts';
import { type SvgElement, svg } from './svgElement.ts';

/** The wires, as the canvas draws them: cubic Béziers that leave and arrive level. */
export function paintWires({ wires, colors }: Scene): SvgElement[] {
  return wires.map(({ from, to, mark, edge }) =>
    svg('path', {
      d: curve(from, to),
      fill: 'none',
      stroke: mark ? colors.token[MARK_TOKENS[mark]] : colors.token.wire,
      strokeWidth: mark === 'added' ? 3.5 : 2,
      strokeDasharray: mark && MARK_DASHES[mark],
      'data-wire': `${edge.from.join('.')} ${edge.to.join('.')}`,
      'data-mark': mark,
    }),
  );
}

/** The wires as they are seen from far away. */
export function paintThickWires({ wires, colors }: Scene): SvgElement[] {
  const look = { fill: 'none', stroke: colors.token.wire, strokeWidth: 6 };
  return wires.map(({ from, to }) => svg('path', { d: curve(from, to), ...look }));
}

/** The signs of wires that stand out, above everything. */
export function paintWireMarks({ wires, colors }: Scene): SvgElement[] {
  return wires.flatMap(({ from, to, mark }: PlacedWire) =>
    mark ? [paintMark(mark, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, colors)] : [],
  );
}

/** How far the handles of the curve reach: half the way, and further where the wire runs back. */
function reach(distance: number): number {
  return distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
}

function curve(from: Point, to: Point): string {
  const handle = reach(to.x - from.x);
  const numbers = [from.x + handle, from.y, to.x - handle, to.y, to.x, to.y].map(Math.round);
  return `M${Math.round(from.x)} ${Math.round(from.y)}C${numbers.join(' ')}`;
}
