import { escapeTex } from './escapeTex.ts';
import { drawFigure, type Point } from './figure.ts';
import type { Say } from './texts.ts';
import type { WorksheetGraph } from './worksheet.ts';

/** Taller and wider figures are scaled. In millimetres. */
const MOST = { width: 168, height: 225 };

/** The network as a TikZ picture. */
export function drawTikz(graph: WorksheetGraph, say: Say): string {
  const { width, height, boxes, arrows } = drawFigure(graph, say);
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  const picture = [
    '\\begin{tikzpicture}[x=1mm,y=-1mm,layer/.style={draw,rounded corners=2pt,align=center,font=\\scriptsize,inner sep=0pt}]',
    ...boxes.map((box) => {
      const size = `minimum width=${round(box.width)}mm,minimum height=${round(box.height)}mm`;
      return `\\node[layer,${size}] at ${point([box.x, box.y])} {${box.lines.map(escapeTex).join('\\\\ ')}};`;
    }),
    ...arrows.map((corners) => `\\draw[->,rounded corners=2pt] ${corners.map(point).join(' -- ')};`),
    '\\end{tikzpicture}',
  ];
  const scaled = scale === 1 ? picture : [`\\scalebox{${scale.toFixed(3)}}{%`, ...picture, '}'];
  return ['\\begin{center}', ...scaled, '\\end{center}'].join('\n');
}

const point = ([x, y]: Point): string => `(${round(x)},${round(y)})`;

const round = (value: number): number => Math.round(100 * value) / 100;
