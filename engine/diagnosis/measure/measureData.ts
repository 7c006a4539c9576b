import type { BoundGraph } from '../../graph/index.ts';
import { sizeOf } from '../../ops/index.ts';
import type { Dataset } from '../../training/index.ts';
import type { ClassCounts, DataMeasurements, FeatureMeasurements, Spread } from '../run/diagnosedRun.ts';
import { classesOf, type FedNode, fedNodes, feedsQuantities, singleTarget, valuesOf } from './columns.ts';
import { explainedClasses, explainedQuantity } from './explained.ts';

/** Elements of a sample that are looked at: the pixels of a small image. */
const MOST_FEATURES = 4096;

/** Spreads of all features on both splits, what each tells of the target, and the classes. @param train training samples */
export function measureData(graph: BoundGraph<Dataset>, train: Uint32Array): DataMeasurements {
  const { splits } = graph.data;
  const target = singleTarget(graph);
  const classes = target && classesOf(target, train);
  const answers = target && valuesOf(target.column, train, 0);
  const explainedBy = (values: Float64Array): number | undefined => {
    if (!answers) return undefined;
    return classes === undefined ? explainedQuantity(values, answers) : explainedClasses(values, answers);
  };
  const describe = (fed: FedNode, side: FeatureMeasurements['side']): FeatureMeasurements[] => {
    const { column, node } = fed;
    const count = Math.min(MOST_FEATURES, sizeOf(column.shape));
    return Array.from({ length: count }, (_, element) => {
      const values = valuesOf(column, train, element);
      const isTable = column.shape.length <= 1;
      return {
        node: node.node.id,
        side,
        name: column.features?.[element] ?? (count === 1 ? column.name : `${column.name} ${element + 1}`),
        isNamed: column.features !== undefined || (count === 1 && side === 'input'),
        training: spreadOf(values),
        ...(splits.validation.length > 0 && { validation: spreadOf(valuesOf(column, splits.validation, element)) }),
        ...(side === 'input' && isTable && { explained: explainedBy(values) }),
      };
    });
  };
  const quantities = fedNodes(graph, 'target').filter((fed) => classesOf(fed, train) === undefined);
  return {
    trainingSamples: splits.train.length,
    validationSamples: splits.validation.length,
    features: [
      ...fedNodes(graph, 'input')
        .filter((fed) => feedsQuantities(fed, graph))
        .flatMap((fed) => describe(fed, 'input')),
      ...quantities.flatMap((fed) => describe(fed, 'target')),
    ],
    ...(target && classes !== undefined && { classes: countClasses(target, classes, graph.data) }),
  };
}

function spreadOf(values: Float64Array): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

function countClasses({ column }: FedNode, classes: number, { splits }: Dataset): ClassCounts {
  const countIn = (samples: Uint32Array): number[] => {
    const counts = new Array<number>(classes).fill(0);
    for (const sample of samples) counts[column.data[sample]]++;
    return counts;
  };
  return {
    names: Array.from({ length: classes }, (_, index) => column.classNames?.[index] ?? String(index)),
    training: countIn(splits.train),
    validation: countIn(splits.validation),
  };
}
