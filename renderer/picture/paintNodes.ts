import { formatShape, formatShort } from '../format/index.ts';
import { tell } from '../language/index.ts';
import { fitLines, fitText } from './fitText.ts';
import { MARK_DASHES, MARK_TOKENS, paintMark } from './paintMark.ts';
import type { PictureColors } from './pictureColors.ts';
import type { NodeBox, Scene } from './scene.ts';
import { type SvgElement, svg } from './svgElement.ts';

const SANS = "'Inter Variable', Inter, system-ui, sans-serif";
const MONO = "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, monospace";
const SIZES = { name: 15, body: 13, small: 12 } as const;
const LEFT = 18;
const RIGHT = 12;
/** The first line of the name, and how far each is below the one before. */
const NAME_AT = 22;
const NAME_LINE = 18;

/** The nodes with their names, parameters and shapes; those that are gone lie below. */
export function paintNodes(scene: Scene): SvgElement[] {
  const gone = scene.nodes.filter(({ mark }) => mark === 'removed');
  const present = scene.nodes.filter(({ mark }) => mark !== 'removed');
  return [...gone, ...present].map((box) => paintNode(box, scene));
}

/** The nodes as blocks in the colors of their categories. */
export function paintBlocks({ nodes, colors }: Scene): SvgElement[] {
  return nodes.map(({ x, y, width, height, layer }) => {
    const { bar, block } = colors.category[layer?.ui.category ?? 'unknown'];
    return svg('rect', { x, y, width, height, rx: 12, fill: block, stroke: bar, strokeWidth: 5 });
  });
}

function paintNode(box: NodeBox, scene: Scene): SvgElement {
  const { x, y, width, mark, node } = box;
  const name = nameOf(box);
  const { token } = scene.colors;
  const room = width - LEFT - RIGHT;
  return svg(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})`, 'data-node': node.id, 'data-mark': mark },
    svg('title', {}, `${name}: ${describe(box, scene)}`),
    ...paintCard(box, scene.colors),
    ...fitLines(name, box.nameLines, SIZES.name, room).map((line, row) =>
      text(line, LEFT, NAME_AT + row * NAME_LINE, { fontSize: SIZES.name, fontWeight: 600, fill: token.text }),
    ),
    text(fitText(describe(box, scene), SIZES.body, room), LEFT, NAME_AT + box.nameLines * NAME_LINE, {
      fontSize: SIZES.body,
      fill: token['text-muted'],
    }),
    ...paintPorts(box, scene.colors),
    ...paintFacts(box, scene),
    ...(mark ? [paintMark(mark, { x: width - 4, y: 2 }, scene.colors)] : []),
  );
}

function paintCard({ width, height, layer, mark }: NodeBox, { token, category }: PictureColors): SvgElement[] {
  const bar = category[layer?.ui.category ?? 'unknown'].bar;
  const dashes = mark ? MARK_DASHES[mark] : layer ? undefined : '4 3';
  return [
    svg('rect', {
      width,
      height,
      rx: 8,
      fill: mark === 'removed' || !layer ? token.sunken : token.raised,
      stroke: mark ? token[MARK_TOKENS[mark]] : token['line-strong'],
      strokeWidth: mark ? 2.5 : 1,
      strokeDasharray: dashes,
    }),
    svg('path', { d: `M8 0.5h-1a6.5 6.5 0 0 0 -6.5 6.5v${height - 14}a6.5 6.5 0 0 0 6.5 6.5h1z`, fill: bar }),
  ];
}

function paintPorts({ x, y, inputs, outputs }: NodeBox, { token }: PictureColors): SvgElement[] {
  const dot = (at: { x: number; y: number }) =>
    svg('circle', { cx: at.x - x, cy: at.y - y, r: 4, fill: token.surface, stroke: token.wire, strokeWidth: 1.5 });
  const names = inputs.size > 1 ? [...inputs] : [];
  return [
    ...names.map(([port, at]) => text(tell(port), LEFT, at.y - y + 4, { fontSize: SIZES.body, fill: token['text-muted'] })),
    ...[...inputs.values(), ...outputs.values()].map(dot),
  ];
}

/** How wide a letter of a monospaced family is, in sizes of the font. */
const MONO_WIDTH = 0.605;

/** The output's shape as a chip, and the number of parameters. */
function paintFacts({ node, layer, width, height }: NodeBox, { analysis, colors }: Scene): SvgElement[] {
  const known = analysis.nodes.get(node.id);
  const shape = layer?.loss ? 'J' : known?.output ? formatShape(known.output) : '?';
  const count = known && known.parameters > 0 ? formatShort(known.parameters) : '';
  const mono = { fontFamily: MONO, fontSize: SIZES.small };
  const letter = MONO_WIDTH * SIZES.small;
  const room = Math.floor((width - LEFT - RIGHT - 12) / letter) - (count ? count.length + 1 : 0);
  const written = shape.length > room ? `${shape.slice(0, Math.max(1, room - 1))}…` : shape;
  const y = height - 28;
  const muted = colors.token['text-muted'];
  return [
    svg('rect', {
      x: LEFT,
      y,
      rx: 4,
      width: written.length * letter + 12,
      height: 18,
      fill: colors.category[layer?.ui.category ?? 'unknown'].chip,
    }),
    text(written, LEFT + 6, y + 13, { ...mono, fill: colors.token.text }),
    ...(count ? [text(count, width - RIGHT, y + 13, { ...mono, fill: muted, textAnchor: 'end' })] : []),
  ];
}

function text(content: string, x: number, y: number, look: Readonly<Record<string, string | number>>): SvgElement {
  return svg('text', { x, y, fontFamily: SANS, ...look }, content);
}

function nameOf({ node, layer }: NodeBox): string {
  return node.label ?? (layer ? tell(layer.ui.label) : node.type);
}

/** One line that says the parameters; with the layer's name where the node has one of its own. */
function describe({ node, layer }: NodeBox, { analysis }: Scene): string {
  const params = analysis.nodes.get(node.id)?.params;
  if (!layer || !params) return node.type;
  const line = tell(layer.ui.describe(params));
  return node.label === undefined ? line : `${tell(layer.ui.label)} · ${line}`;
}
