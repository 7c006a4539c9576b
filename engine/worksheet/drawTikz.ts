import { escapeTex } from './escapeTex.ts';
import type { Say } from './texts.ts';
import type { WorksheetGraph } from './worksheet.ts';

/** Of a page within its margins, in millimetres. */
const WIDTH = 150;
const HEIGHT = 70;
/** The distance of columns if the graph has no positions of its own. */
const COLUMN = 240;

/** The network as a TikZ picture, arranged as on the canvas. */
export function drawTikz({ nodes, wires }: WorksheetGraph, say: Say): string {
  const placed = areApart(nodes) ? nodes : nodes.map((node, at) => ({ ...node, x: COLUMN * at, y: 0 }));
  const [left, top] = [Math.min(...placed.map(({ x }) => x)), Math.min(...placed.map(({ y }) => y))];
  const scale = (values: readonly number[], least: number, room: number) => room / Math.max(COLUMN, Math.max(...values) - least);
  const [across, down] = [
    scale(
      placed.map(({ x }) => x),
      left,
      WIDTH,
    ),
    scale(
      placed.map(({ y }) => y),
      top,
      HEIGHT,
    ),
  ];
  const factor = Math.min(across, down);
  const names = new Map(placed.map(({ id }, at) => [id, `n${at}`]));
  return [
    '\\begin{center}\\begin{tikzpicture}[x=1mm,y=-1mm,layer/.style={draw,rounded corners=2pt,align=center,font=\\scriptsize,inner sep=3pt}]',
    ...placed.map(({ id, label, layer, x, y }) => {
      const kind = say(layer);
      const text = label === kind ? escapeTex(kind) : `${escapeTex(label)}\\\\ ${escapeTex(kind)}`;
      return `\\node[layer] (${names.get(id)}) at (${round((x - left) * factor)},${round((y - top) * factor)}) {${text}};`;
    }),
    ...wires.map(([from, to]) => `\\draw[->] (${names.get(from)}) -- (${names.get(to)});`),
    '\\end{tikzpicture}\\end{center}',
  ].join('\n');
}

/** True if no two nodes have the same position. */
const areApart = (nodes: WorksheetGraph['nodes']): boolean => new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size === nodes.length;

const round = (value: number): number => Math.round(10 * value) / 10;
