import type { Fix } from '#engine/graph/index.ts';
import { message } from '../../language/index.ts';
import type { NewLayer, Proposal } from './proposal.ts';
import { proposeForImages } from './proposeForImages.ts';
import { reshapesTo } from './reshapes.ts';
import { sizeOf } from './shapeSize.ts';
import { upstreamWith, type WireContext, wantedShapes } from './wireContext.ts';

const shapeText = (shape: readonly number[]) => shape.join(' × ');

const FLATTEN: NewLayer = { type: 'flatten' };
const insertFlatten: Proposal = { label: message('Insert Flatten'), layers: [FLATTEN] };
const insertReshape = (targetShape: readonly number[]): Proposal => ({
  label: message('Insert Reshape to {{shape}}', { shape: shapeText(targetShape) }),
  layers: [{ type: 'reshape', params: { targetShape: [...targetShape] } }],
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
  const own = problems.flatMap(({ fix }: { readonly fix?: Fix }) => (fix ? [{ label: fix.label, edits: fix.edits }] : []));
  return [
    ...own,
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
function proposeShape({ shape, analysis, edge }: WireContext, wanted: readonly number[]): Proposal[] {
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
    const reshape = { type: 'reshape', params: { targetShape: [...wanted] } };
    proposals.push({
      label: message('Insert Dense with {{count}} units and Reshape to {{shape}}', {
        count: sizeOf(wanted),
        shape: shapeText(wanted),
      }),
      layers: [dense(sizeOf(wanted)), reshape],
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
