import { middleOf, writePath } from '../document/index.ts';
import { MARK_DASHES, MARK_TOKENS, paintMark } from './paintMark.ts';
import type { PlacedWire, Scene } from './scene.ts';
import { type SvgElement, svg } from './svgElement.ts';

/** The wires, as the canvas draws them: cubic Béziers that leave and arrive level. */
export function paintWires({ wires, colors }: Scene): SvgElement[] {
  return wires.map(({ curves, mark, edge }) =>
    svg('path', {
      d: writePath(curves),
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
  return wires.map(({ curves }) => svg('path', { d: writePath(curves), ...look }));
}

/** The signs of wires that stand out, above everything. */
export function paintWireMarks({ wires, colors }: Scene): SvgElement[] {
  return wires.flatMap(({ curves, mark }: PlacedWire) => (mark ? [paintMark(mark, middleOf(curves), colors)] : []));
}
