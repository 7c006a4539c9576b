import type { DecisionSurface, SurfaceQuestion } from '#app/contract/index.ts';
import { dataNodes } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { type SamplePredictions, SamplesModel } from '#engine/results/index.ts';
import type { Column } from '#engine/training/index.ts';
import { toAnyNumber } from './describeTensor.ts';
import { lensError } from './errors.ts';
import type { Network } from './network.ts';
import { outputNames } from './outputNames.ts';
import { findRange } from './rangeOf.ts';
import { requireData } from './samples.ts';
import type { Subject } from './subject.ts';
import { fieldsOf, isNumeric, isOf, type NetworkField, nameValue, spread, usualValue } from './surfaceFeatures.ts';

/** More points hide the surface. */
const MOST_POINTS = 400;
/** Space around the samples, as a share of their range. */
const SPACE = 0.08;

type Axis = DecisionSurface['axes'][number];

/** What stays the same while a network learns. */
interface Frame extends Pick<DecisionSurface, 'features' | 'axes' | 'size' | 'held'> {
  readonly model: SamplesModel;
  readonly fields: readonly [NetworkField, NetworkField];
}

/** Predictions of networks over two features. Keeps the last ones ready, since they are asked for again and again. */
export class Surfaces {
  readonly #frames = new WeakMap<Network, { readonly key: string; readonly frame: Frame }>();

  /** @throws UserError lens.noSurface, lens.noSamples, memory.* */
  of({ network, weights, run }: Subject, question: SurfaceQuestion): DecisionSurface {
    const frame = this.#frameOf(network, question);
    const { features, axes, size, held, model, fields } = frame;
    const predicted = model.predict(weights.parameters);
    const { step, epoch } = run ?? { step: 0, epoch: 0 };
    const prediction = describe(predicted, network.columns.get(predicted.target), question.output);
    const points = pointsOf(network, fields, predicted.target, question.output);
    return { step, epoch, features, axes, size, held, prediction, points };
  }

  #frameOf(network: Network, { axes, size }: SurfaceQuestion): Frame {
    const key = JSON.stringify([axes, size]);
    const known = this.#frames.get(network);
    if (known?.key === key) return known.frame;
    const frame = makeFrame(network, axes, size);
    this.#frames.set(network, { key, frame });
    return frame;
  }
}

function makeFrame(network: Network, wanted: SurfaceQuestion['axes'], size: number): Frame {
  const { splits } = requireData(network);
  const all = fieldsOf(network);
  const numeric = all.filter(isNumeric);
  const [first, second] = numeric;
  if (!first || !second) throw noSurface(numeric.length);
  const fieldOf = (index: 0 | 1) => numeric.find((field) => wanted && isOf(field, wanted[index])) ?? numeric[index];
  const fields = [fieldOf(0), fieldOf(1)] as const;
  const axes: [Axis, Axis] = [axisOf(fields[0]), axisOf(fields[1])];
  const usual = new Map(all.map((field) => [field, usualValue(field, splits.train)]));
  const held = all
    .filter((field) => !fields.includes(field))
    .map((field) => ({ name: field.field.name, value: nameValue(field, usual.get(field) ?? new Float64Array()) }));
  const columns = gridColumns(network, { fields, axes, size, usual });
  const model = new SamplesModel(network.graph, { count: size * size, columns });
  const features = numeric.map(({ node, field }) => ({ node, name: field.name }));
  return { features, axes, size, held, model, fields };
}

function axisOf({ node, field, column, start, size }: NetworkField): Axis {
  const [low, high] = findRange(column.data, start, size) ?? [0, 1];
  const space = SPACE * (high - low || 1);
  return { node, name: field.name, from: low - space, to: high + space };
}

interface Grid extends Pick<Frame, 'fields' | 'axes' | 'size'> {
  readonly usual: ReadonlyMap<NetworkField, Float64Array>;
}

/** The inputs at each point of the grid, row by row; inputs without fields stay at the mean of the data. */
function gridColumns(network: Network, { fields, axes, size, usual }: Grid): ReadonlyMap<string, Column> {
  const columns = new Map([...network.columns].map(([id, column]) => [id, { ...column, data: new Float64Array() }]));
  for (const { node } of dataNodes(network.graph.analysis.nodes, 'input')) {
    const column = network.columns.get(node.id);
    if (!column) continue;
    const sample = usualSample(node.id, usual, column);
    const data = Float64Array.from({ length: size * size * sample.length }, (_, index) => sample[index % sample.length]);
    for (const [along, field] of fields.entries()) {
      if (field.node !== node.id) continue;
      for (let point = 0; point < size * size; point++) {
        const at = along === 0 ? point % size : Math.floor(point / size);
        data[point * sample.length + field.start] = positionAt(axes[along], at, size);
      }
    }
    columns.set(node.id, { ...column, data });
  }
  return columns;
}

function usualSample(node: string, usual: Grid['usual'], { data, shape }: Column): Float64Array {
  const size = shape.reduce((product, length) => product * length, 1);
  const sample = Float64Array.from(data.subarray(0, size));
  for (const [field, numbers] of usual) if (field.node === node) sample.set(numbers, field.start);
  return sample;
}

/** The center of a cell. */
const positionAt = ({ from, to }: Axis, at: number, size: number): number => from + ((to - from) * (at + 0.5)) / size;

function describe({ predictions }: SamplePredictions, target: Column | undefined, output: number): DecisionSurface['prediction'] {
  const [{ kind, values }] = predictions;
  if (kind === 'values') {
    const names = outputNames(target, values.length);
    const shown = Math.min(output, values.length - 1);
    return { kind: 'numbers', names, output: shown, values: predictions.map((each) => toAnyNumber(each.values[shown])) };
  }
  // A yes or no is shown as two classes.
  const isBinary = values.length === 1;
  const classes = predictions.map((each) => each.class ?? (each.values[0] > 0.5 ? 1 : 0));
  const shares = predictions.map((each, index) => {
    const share = isBinary ? each.values[0] : each.values[classes[index]];
    return toAnyNumber(isBinary && classes[index] === 0 ? 1 - share : share);
  });
  return { kind: 'classes', names: outputNames(target, isBinary ? 2 : values.length), classes, shares };
}

function pointsOf(network: Network, [x, y]: Frame['fields'], target: string, output: number): DecisionSurface['points'] {
  const samples = spread(requireData(network).splits.train, MOST_POINTS);
  const numbersOf = ({ column, size, start }: NetworkField) => samples.map((sample) => column.data[sample * size + start]);
  const answers = network.columns.get(target);
  const size = answers ? answers.shape.reduce((product, length) => product * length, 1) : 1;
  const answerOf = (sample: number) => answers?.data[sample * size + Math.min(output, size - 1)] ?? 0;
  return { x: numbersOf(x), y: numbersOf(y), answers: samples.map(answerOf) };
}

function noSurface(count: number) {
  return lensError('lens.noSurface', message('A decision surface needs two number features; the data has {{count}}', { count }), {
    expected: message('two number features'),
    received: message('{{count}}', { count }),
  });
}
