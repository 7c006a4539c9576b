import type { Fix } from '#engine/graph/index.ts';
import { type Message, message } from '../../../language/index.ts';
import { upstreamWith, type WireContext, wantedShapes } from './wireContext.ts';

/** A layer to insert into the wire. */
export interface NewLayer {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A possible fix: changes of existing items, or layers to insert. Not yet tried. */
export type Proposal = Fix | { readonly label: Message; readonly layers: readonly NewLayer[] };

type Shape = readonly number[];

const sizeOf = (shape: Shape) => shape.reduce((product, length) => product * length, 1);

const shapeText = (shape: Shape) => shape.join(' × ');

const FLATTEN: NewLayer = { type: 'flatten' };
const insertFlatten: Proposal = { label: message('Insert Flatten'), layers: [FLATTEN] };
const reshape = (targetShape: Shape): NewLayer => ({ type: 'reshape', params: { targetShape: [...targetShape] } });
const insertReshape = (targetShape: Shape): Proposal => ({
  label: message('Insert Reshape to {{shape}}', { shape: shapeText(targetShape) }),
  layers: [reshape(targetShape)],
});
const dense = (units: number): NewLayer => ({ type: 'dense', params: { units } });
const insertDense = (units: number): Proposal => ({
  label: message('Insert Dense with {{count}} units', { count: units }),
  layers: [dense(units)],
});

function setParam(nodeId: string, param: string, value: unknown): Proposal {
  return {
    label: message("Set {{param}} of '{{node}}' to {{value}}", { param, node: nodeId, value: JSON.stringify(value) }),
    edits: [{ type: 'setParam', nodeId, param, value }],
  };
}

/** All proposals worth a try, the likeliest first. */
export function propose(context: WireContext): Proposal[] {
  const { problems, shape, port } = context;
  return [
    ...problems.flatMap(({ fix }) => fix ?? []),
    ...proposeRank(context, port.minRank ?? 0, port.maxRank ?? Number.POSITIVE_INFINITY),
    ...wantedShapes(context).flatMap((wanted) => proposeShape(context, wanted)),
    ...proposeTarget(context),
    // The problem may be further downstream: too many dimensions are the likeliest cause.
    ...(shape.length > 1 ? [insertFlatten] : []),
    ...(shape.length === 3 ? [{ label: message('Insert Global average pooling'), layers: [{ type: 'globalAvgPool2d' }] }] : []),
  ];
}

/** For ports that take another number of dimensions. */
function proposeRank({ shape, analysis, edge, data }: WireContext, minimum: number, maximum: number): Proposal[] {
  if (shape.length >= minimum && shape.length <= maximum) return [];
  const rank = shape.length < minimum ? minimum : maximum;
  const source = analysis.nodes.get(edge.from[0]);
  const sequences = rank === 2 ? upstreamWith(analysis, edge.from[0], 'returnSequences') : undefined;
  const shapes = reshapesTo(shape, rank, data?.inputs.map((column) => column.shape) ?? []);
  return [
    ...(sequences === undefined ? [] : [setParam(sequences, 'returnSequences', true)]),
    // An input's own shape can be changed.
    ...(source?.layer?.type === 'input' ? shapes.map((wanted) => setParam(edge.from[0], 'shape', wanted)) : []),
    ...(rank === 1 ? [insertFlatten] : []),
    ...shapes.map(insertReshape),
  ];
}

/** For ports that require certain shapes. */
function proposeShape({ shape, analysis, edge }: WireContext, wanted: Shape): Proposal[] {
  const last = wanted.at(-1);
  if (last === undefined) return [];
  const proposals: Proposal[] = [];
  for (const param of ['units', 'filters']) {
    const nodeId = upstreamWith(analysis, edge.from[0], param);
    if (nodeId !== undefined) proposals.push(setParam(nodeId, param, last));
  }
  const sequences = upstreamWith(analysis, edge.from[0], 'returnSequences');
  if (sequences !== undefined && shape.length !== wanted.length) {
    proposals.push(setParam(sequences, 'returnSequences', wanted.length > shape.length));
  }
  if (sizeOf(shape) === sizeOf(wanted)) proposals.push(wanted.length === 1 ? insertFlatten : insertReshape(wanted));
  proposals.push(...proposeForImages(shape, wanted), insertDense(last));
  if (wanted.length === 1 && shape.length > 1) {
    proposals.push({
      label: message('Insert Flatten and Dense with {{count}} units', { count: last }),
      layers: [FLATTEN, dense(last)],
    });
  }
  if (wanted.length > 1 && shape.length === 1) {
    const [count, text] = [sizeOf(wanted), shapeText(wanted)];
    proposals.push({
      label: message('Insert Dense with {{count}} units and Reshape to {{shape}}', { count, shape: text }),
      layers: [dense(count), reshape(wanted)],
    });
  }
  return proposals;
}

/** For a target that does not match the prediction: the required shape. */
function proposeTarget({ analysis, edge: { from, to } }: WireContext): Proposal[] {
  const source = analysis.nodes.get(from[0]);
  const prediction = analysis.nodes.get(to[0])?.inputs.prediction;
  if (to[1] !== 'target' || source?.layer?.type !== 'target' || !prediction) return [];
  return [setParam(from[0], 'shape', [...prediction]), setParam(from[0], 'shape', prediction.slice(0, -1))];
}

/** For an image that must match another's size or depth. */
function proposeForImages(shape: Shape, wanted: Shape): Proposal[] {
  if (shape.length !== 3 || wanted.length !== 3) return [];
  const channels: NewLayer | undefined =
    shape[2] === wanted[2] ? undefined : { type: 'conv2d', params: { filters: wanted[2], kernelSize: 1 } };
  const resize = resizeTo(shape, wanted);
  const proposals: Proposal[] = [];
  if (channels)
    proposals.push({ label: message('Insert Conv 2D 1 × 1 with {{count}} filters', { count: wanted[2] }), layers: [channels] });
  if (resize) proposals.push({ label: message('Insert {{label}}', { label: resize.label }), layers: [resize.layer] });
  if (channels && resize) {
    proposals.push({
      label: message('Insert {{label}} and Conv 2D 1 × 1 with {{count}} filters', { label: resize.label, count: wanted[2] }),
      layers: [resize.layer, channels],
    });
  }
  return proposals;
}

/** Pooling or upsampling by an integer factor. */
function resizeTo(shape: Shape, wanted: Shape): { label: Message; layer: NewLayer } | undefined {
  const [down, up] = [shape[0] / wanted[0], wanted[0] / shape[0]];
  if (down > 1 && Number.isInteger(down) && shape[1] / wanted[1] === down) {
    return {
      label: message('Max pooling {{size}}', { size: `${down} × ${down}` }),
      layer: { type: 'maxPool2d', params: { poolSize: down } },
    };
  }
  if (up > 1 && Number.isInteger(up) && wanted[1] / shape[1] === up) {
    return {
      label: message('Upsample {{size}}', { size: `${up} × ${up}` }),
      layer: { type: 'upsample2d', params: { size: up } },
    };
  }
  return undefined;
}

const CHANNELS = [1, 3, 4];

/**
 * Shapes of a rank with the same number of elements, the likeliest first: those of the data, then squares, then one more
 * dimension.
 */
function reshapesTo(shape: Shape, rank: number, known: readonly Shape[]): number[][] {
  const size = sizeOf(shape);
  const shapes = known.filter((candidate) => candidate.length === rank && sizeOf(candidate) === size).map((found) => [...found]);
  if (rank === 1) shapes.push([size]);
  if (rank > shape.length) {
    if (rank === 3 && shape.length === 1) shapes.push(...squares(size));
    shapes.push([...shape, ...Array<number>(rank - shape.length).fill(1)]);
  } else {
    shapes.push([...shape.slice(0, rank - 1), sizeOf(shape.slice(rank - 1))]);
  }
  return [...new Map(shapes.map((candidate) => [candidate.join(), candidate])).values()];
}

/** Square images with a usual number of channels. */
function squares(size: number): number[][] {
  return CHANNELS.flatMap((channels) => {
    const side = Math.sqrt(size / channels);
    return Number.isInteger(side) && side > 1 ? [[side, side, channels]] : [];
  });
}
