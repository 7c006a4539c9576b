import type { Box, Point } from '../../document/index.ts';
import { GLYPH_SIZE, type Glyph } from '../../theme/glyph.ts';
import { layerGlyph, STATE_GLYPHS } from '../../theme/layerIcons.ts';
import { NODE, type NodeDrawing, type PlacedNode, PORT, TEXTS } from '../index.ts';
import type { Painting } from './painter.ts';
import { MARK_DASHES, MARK_TOKENS, type Mark, paintMark } from './paintMark.ts';
import { paintText } from './paintText.ts';
import type { PictureColors } from './pictureColors.ts';
import { type SvgElement, svg } from './svgElement.ts';

/** The nodes with their names, parameters and shapes; removed ones at the bottom. */
export function paintNodes(painting: Painting): SvgElement[] {
  const isGone = ({ node }: PlacedNode) => painting.marks?.nodes.get(node.id) === 'removed';
  return [...painting.nodes.filter(isGone), ...painting.nodes.filter((box) => !isGone(box))].map((box) =>
    paintNode(box, painting),
  );
}

/** The nodes as boxes in the colors of their categories. */
export function paintBlocks({ nodes, colors }: Painting): SvgElement[] {
  return nodes.map(({ x, y, width, height, drawing: { layer } }) => {
    const { bar, block } = colors.category[layer?.ui.category ?? 'unknown'];
    return svg('rect', { x, y, width, height, rx: 12, fill: block, stroke: bar, strokeWidth: 5 });
  });
}

function paintNode({ node, drawing, x, y, wired }: PlacedNode, { colors, marks }: Painting): SvgElement {
  const mark = marks?.nodes.get(node.id);
  const { name, description, width } = drawing;
  return svg(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})`, 'data-node': node.id, 'data-mark': mark },
    svg('title', {}, `${name}: ${description}`),
    ...paintCard(drawing, mark, colors),
    ...paintTexts(drawing, colors),
    ...paintPorts(drawing, wired, colors),
    ...(mark ? [paintMark(mark, { x: width - 4, y: 2 }, colors)] : []),
  );
}

function paintCard(drawing: NodeDrawing, mark: Mark | undefined, { token, category }: PictureColors): SvgElement[] {
  const { width, height, layer, icon, isBlock, isBypassed } = drawing;
  const { bar } = category[layer?.ui.category ?? 'unknown'];
  const { dash, gap } = NODE.dashes;
  const card = paintSheet(drawing, {
    fill: mark === 'removed' || !layer || isBypassed ? token.sunken : token.raised,
    stroke: mark ? token[MARK_TOKENS[mark]] : token['line-strong'],
    strokeWidth: mark ? 2.5 : NODE.border,
    strokeDasharray: mark ? MARK_DASHES[mark] : layer && !isBypassed ? undefined : `${dash} ${gap}`,
  });
  const below = { transform: `translate(${NODE.pile} ${NODE.pile})`, fill: token.raised, stroke: token['line-strong'] };
  const { width: line, dash: long, gap: short } = NODE.bypass;
  // Corner radii limited by the width of the bar.
  const { bar: r } = NODE;
  return [
    ...(isBlock ? [paintSheet(drawing, below)] : []),
    card,
    svg('path', { d: `M${r} 0a${r} ${r} 0 0 0 ${-r} ${r}v${height - 2 * r}a${r} ${r} 0 0 0 ${r} ${r}z`, fill: bar }),
    ...(isBypassed
      ? [
          svg('path', {
            d: `M0 ${height / 2}h${width}`,
            stroke: token.wire,
            strokeWidth: line,
            strokeDasharray: `${long} ${short}`,
          }),
        ]
      : []),
    ...paintGlyph(layerGlyph(layer), icon, bar),
  ];
}

/** The border lies inside the node, as on the canvas. */
function paintSheet({ width, height }: NodeDrawing, look: Readonly<Record<string, string | number | undefined>>): SvgElement {
  const inset = NODE.border / 2;
  return svg('rect', {
    x: inset,
    y: inset,
    width: width - NODE.border,
    height: height - NODE.border,
    rx: NODE.radius - inset,
    ...look,
  });
}

function paintGlyph({ strokes }: Glyph, { x, y, width }: Box, color: string): SvgElement[] {
  return strokes.map(({ d, isFilled }) =>
    svg('path', {
      d,
      transform: `translate(${x} ${y}) scale(${width / GLYPH_SIZE})`,
      fill: isFilled ? color : 'none',
      stroke: color,
      strokeWidth: NODE.icon.stroke,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    }),
  );
}

function paintTexts(drawing: NodeDrawing, { token, category }: PictureColors): SvgElement[] {
  const { layer, nameLines, detail, portLabels, shape, parameters, marks, isBypassed } = drawing;
  const muted = token['text-muted'];
  const text = isBypassed ? muted : token.text;
  const { chip } = shape;
  return [
    ...nameLines.map((line) => paintText(line, TEXTS.name, text)),
    ...marks.flatMap(({ kind, ...box }) => paintGlyph(STATE_GLYPHS[kind], box, muted)),
    ...(detail ? [paintText(detail, TEXTS.body, muted)] : []),
    ...portLabels.map((line) => paintText(line, TEXTS.body, muted)),
    svg('rect', { ...chip, rx: NODE.chip.radius, fill: category[layer?.ui.category ?? 'unknown'].chip }),
    paintText(shape, TEXTS.small, text),
    ...(parameters ? [paintText(parameters, TEXTS.small, muted)] : []),
  ];
}

function paintPorts({ width, inputs, outputs }: NodeDrawing, wired: PlacedNode['wired'], { token }: PictureColors): SvgElement[] {
  const dot = ({ x, y }: Point, isWired: boolean) =>
    svg('circle', {
      cx: x,
      cy: y,
      r: PORT.radius - PORT.line / 2,
      fill: isWired ? token.wire : token.raised,
      stroke: token.wire,
      strokeWidth: PORT.line,
    });
  return [
    ...[...inputs].map(([port, y]) => dot({ x: 0, y }, wired.inputs.has(port))),
    ...[...outputs].map(([port, y]) => dot({ x: width, y }, wired.outputs.has(port))),
  ];
}
