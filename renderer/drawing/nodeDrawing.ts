import { BLOCK, type GraphNode, type NodeAnalysis } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';
import type { Box, Point } from '../document/index.ts';
import { formatShort } from '../format/index.ts';
import { type Language, language } from '../language/index.ts';
import { fitLines, fitText, textWidth } from './fitText.ts';
import { NODE, TEXTS } from './look.ts';
import { geometryOf, headerHeight, NAME_LEFT, type NodeGeometry, nameRoom, rowMiddle } from './nodeGeometry.ts';
import { describeNode, nodeName, portLabel, shapeText } from './nodeText.ts';

/** A line of text. It begins, or ends, at `x`; `y` is its middle. */
export interface TextLine extends Point {
  readonly text: string;
  readonly anchor: 'start' | 'end';
}

/** A mark after the name: bypassed or frozen. */
export interface NodeMark extends Box {
  readonly kind: 'bypassed' | 'frozen';
}

/** The drawing of a node, relative to its top left corner, used by the canvas, the overview and the picture. */
export interface NodeDrawing extends NodeGeometry {
  /** The full name. */
  readonly name: string;
  readonly nameLines: readonly TextLine[];
  /** The name of a zoomed-out node, centered. */
  readonly farName: TextLine;
  readonly layer: Layer | undefined;
  readonly icon: Box;
  /** The full description of its parameters. */
  readonly description: string;
  /** The drawn description; a bypassed node has none. */
  readonly detail: TextLine | undefined;
  readonly portLabels: readonly TextLine[];
  /** The area of the shape and the parameter count. */
  readonly facts: Box;
  /** The output's shape, in a chip. */
  readonly shape: TextLine & { readonly chip: Box };
  /** The parameter count; undefined for none. */
  readonly parameters: TextLine | undefined;
  readonly marks: readonly NodeMark[];
  readonly isBlock: boolean;
  readonly isBypassed: boolean;
}

interface Known {
  readonly analysis: NodeAnalysis | undefined;
  readonly layer: Layer | undefined;
  readonly inUse: Language;
  readonly drawing: NodeDrawing;
}

const known = new WeakMap<GraphNode, Known>();

/** Draws a node, cached per state. @param layer its layer, required without an analysis */
export function drawNode(
  node: GraphNode,
  analysis: NodeAnalysis | undefined,
  layer: Layer | undefined = analysis?.layer,
): NodeDrawing {
  const found = known.get(node);
  const inUse = language.getState();
  if (found && found.analysis === analysis && found.layer === layer && found.inUse === inUse) return found.drawing;
  const drawing = compose(node, analysis, layer);
  known.set(node, { analysis, layer, inUse, drawing });
  return drawing;
}

function compose(node: GraphNode, analysis: NodeAnalysis | undefined, layer: Layer | undefined): NodeDrawing {
  const geometry = geometryOf(node, layer);
  const { width, height, nameRows } = geometry;
  const { left, right, top } = NODE.padding;
  const name = nodeName(node, layer);
  const header = headerHeight(nameRows);
  const marks = marksOf(node, analysis, width - right, top + header / 2);
  const room = (marks[0]?.x ?? width - right + NODE.mark.before) - NODE.mark.before - NAME_LEFT;
  const description = describeNode(node, analysis);
  const isBypassed = node.bypassed === true;
  return {
    ...geometry,
    name,
    nameLines: lineUp(fitLines(name, nameRows, TEXTS.name, Math.min(room, nameRoom(width))), NAME_LEFT, top + header / 2),
    farName: farName(name, geometry),
    layer,
    icon: { x: left, y: top + (header - NODE.icon.size) / 2, width: NODE.icon.size, height: NODE.icon.size },
    description,
    detail: isBypassed
      ? undefined
      : {
          text: fitText(description, TEXTS.body, width - left - right),
          x: left,
          y: top + header + NODE.detail / 2,
          anchor: 'start',
        },
    portLabels: portLabels(geometry, layer),
    ...factsOf(analysis, layer, {
      x: left,
      y: height - NODE.padding.bottom - NODE.facts.height,
      width: width - left - right,
      height: NODE.facts.height,
    }),
    marks,
    isBlock: layer?.type === BLOCK,
    isBypassed,
  };
}

/** Lines of a name, vertically centered. */
function lineUp(texts: readonly string[], x: number, middle: number): TextLine[] {
  return texts.map((text, row) => ({
    text,
    x,
    y: middle + (row - (texts.length - 1) / 2) * NODE.nameLine,
    anchor: 'start',
  }));
}

/** Between the bar and the right edge. */
function farName(name: string, { width, height }: NodeGeometry): TextLine {
  const room = width - NODE.bar - NODE.padding.right;
  const text = fitText(name, TEXTS.far, room);
  return { text, x: NODE.bar + (width - NODE.bar - textWidth(text, TEXTS.far)) / 2, y: height / 2, anchor: 'start' };
}

/** Leftwards from the right edge of the name: frozen comes last. */
function marksOf({ bypassed, params }: GraphNode, analysis: NodeAnalysis | undefined, end: number, middle: number): NodeMark[] {
  const isFrozen = (analysis?.params ?? params)?.trainable === false;
  const kinds = [...(bypassed ? ['bypassed' as const] : []), ...(isFrozen ? ['frozen' as const] : [])];
  const { size, gap } = NODE.mark;
  return kinds.map((kind, index) => ({
    kind,
    x: end - (kinds.length - index) * size - (kinds.length - index - 1) * gap,
    y: middle - size / 2,
    width: size,
    height: size,
  }));
}

/** Labels of ports, if there are several on a side. */
function portLabels({ width, nameRows, inputs, outputs }: NodeGeometry, layer: Layer | undefined): TextLine[] {
  const label = (side: ReadonlyMap<string, number>, x: number, anchor: TextLine['anchor'], room: number) =>
    side.size < 2
      ? []
      : [...side.keys()].map((port, row): TextLine => {
          return { text: fitText(portLabel(layer, port), TEXTS.body, room), x, y: rowMiddle(nameRows, row), anchor };
        });
  const [start, end] = [NODE.padding.left, width - NODE.outputLabel];
  const room = (end - start) / (inputs.size > 1 && outputs.size > 1 ? 2 : 1);
  return [...label(inputs, start, 'start', room), ...label(outputs, end, 'end', room)];
}

function factsOf(
  analysis: NodeAnalysis | undefined,
  layer: Layer | undefined,
  facts: Box,
): Pick<NodeDrawing, 'facts' | 'shape' | 'parameters'> {
  const y = facts.y + facts.height / 2;
  const count = analysis && analysis.parameters > 0 ? formatShort(analysis.parameters) : undefined;
  const { padding } = NODE.chip;
  const taken = count === undefined ? 0 : textWidth(count, TEXTS.small) + NODE.facts.gap;
  const text = fitText(shapeText(analysis, layer), TEXTS.small, facts.width - taken - 2 * padding);
  return {
    facts,
    shape: {
      text,
      x: facts.x + padding,
      y,
      anchor: 'start',
      chip: { ...facts, width: textWidth(text, TEXTS.small) + 2 * padding },
    },
    parameters: count === undefined ? undefined : { text: count, x: facts.x + facts.width, y, anchor: 'end' },
  };
}
