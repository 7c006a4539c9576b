import type { Category } from '#engine/layers/index.ts';
import { fitText, textWidth } from './fitText.ts';
import type { AnnotationBox, Scene } from './scene.ts';
import { type SvgElement, svg } from './svgElement.ts';

const SANS = "'Inter Variable', Inter, system-ui, sans-serif";
const SIZE = 13;
const LINE = 18;
const PADDING = 10;

/** The frames around nodes, below everything: an outline with its text at the top. */
export function paintFrames(scene: Scene): SvgElement[] {
  return scene.annotations.filter(({ annotation }) => annotation.type === 'frame').map((box) => paintBox(box, scene));
}

/** Notes, and what this version does not know: a sheet with its text. */
export function paintNotes(scene: Scene): SvgElement[] {
  return scene.annotations.filter(({ annotation }) => annotation.type !== 'frame').map((box) => paintBox(box, scene));
}

function paintBox({ annotation, x, y, width, height }: AnnotationBox, { colors: { token, category } }: Scene): SvgElement {
  const { text, type, color = '', id } = annotation;
  const isFrame = type === 'frame';
  const { bar, chip } = category[color in category ? (color as Category) : 'unknown'];
  const most = isFrame ? 1 : Math.max(1, Math.floor((height - 2 * PADDING) / LINE));
  const lines = wrap(text, width - 2 * PADDING, most);
  return svg(
    'g',
    { transform: `translate(${Math.round(x)} ${Math.round(y)})`, 'data-annotation': id },
    svg('rect', {
      width,
      height,
      rx: isFrame ? 12 : 6,
      fill: isFrame ? 'none' : chip,
      stroke: bar,
      strokeWidth: isFrame ? 1.5 : 1,
      strokeDasharray: isFrame ? '2 3' : undefined,
    }),
    ...lines.map((line, row) =>
      svg(
        'text',
        {
          x: PADDING,
          y: PADDING + SIZE + row * LINE,
          fontFamily: SANS,
          fontSize: SIZE,
          fontWeight: isFrame ? 600 : undefined,
          fill: isFrame ? token['text-muted'] : token.text,
        },
        line,
      ),
    ),
  );
}

/** A text in lines of a width, the last of them cut off where there are more. */
function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.slice(0, 2000).split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(longer, SIZE) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  const shown = lines.slice(0, most).map((line) => fitText(line, SIZE, width));
  if (lines.length > most) shown[most - 1] = fitText(`${lines[most - 1]} …`, SIZE, width);
  return shown.filter((line) => line !== '');
}
