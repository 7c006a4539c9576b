import type { DatasetDescription } from '#app/contract/index.ts';
import { valuesOf } from '#engine/graph/index.ts';
import type { Message } from '#engine/messages/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { type Column, type Dataset, measureColumn } from '#engine/training/index.ts';
import type { Source } from '../base/source.ts';
import { describeTable } from './describeTable.ts';
import { warnOfTable } from './warnOfTable.ts';

/** A data set with a sentence on its samples. */
export interface DescribedDataset extends Dataset {
  readonly description: Message;
  /** Decisions made in reading the file, a sentence each. */
  readonly notes: readonly Message[];
  /** True if it comes with test samples, so that no share of the others is held out for the test. */
  readonly hasOwnTest: boolean;
}

/** Few images and rows, to view one by one; many points, to show their distribution. */
const PREVIEW_SAMPLES = 12;
const PREVIEW_POINTS = 400;

/** True if samples can be drawn as points of a plane: two features, or one with a scalar target. */
function arePoints({ inputs, targets }: Dataset): boolean {
  const size = inputs.reduce((total, { shape }) => total + sizeOf(shape), 0);
  return targets.length === 1 && (size === 2 || (size === 1 && targets[0].classes === undefined));
}

/**
 * Contents of a data set for people. The preview has raw values, before normalization.
 * @param rows those of a table, which may be fewer or more than the samples
 */
export function describeDataset(
  source: Source,
  rows: Pick<Dataset, 'inputs' | 'splits'>,
  dataset: DescribedDataset,
  spec: string,
): DatasetDescription {
  const { inputs, targets, splits, fingerprint, name, description, notes, hasOwnTest } = dataset;
  const table = describeTable(source, rows);
  return {
    spec,
    name,
    description,
    notes: [...notes, ...warnOfTable(table)],
    inputs: inputs.map((column) => ({ ...describeColumn(column), ...(column.features && { features: [...column.features] }) })),
    targets: targets.map((column) => ({
      ...describeColumn(column),
      ...(column.classes === undefined && { statistics: describeNumbers(column, splits.train) }),
      ...(column.classNames && { classNames: [...column.classNames] }),
    })),
    samples: { train: splits.train.length, validation: splits.validation.length, test: splits.test.length },
    hasOwnTest,
    fingerprint,
    ...(table && { table }),
    preview: Array.from(splits.train.subarray(0, arePoints(dataset) ? PREVIEW_POINTS : PREVIEW_SAMPLES), (sample) => ({
      inputs: inputs.map((column) => readSample(column, sample)),
      targets: targets.map((column) => readSample(column, sample)),
    })),
  };
}

/** Larger columns are checked against the graph when it is trained. */
const MOST_MEASURED = 10_000_000;

function describeColumn(column: Column) {
  const { name, shape, classes, isIndex, data } = column;
  const values = data.length <= MOST_MEASURED ? valuesOf(column) : undefined;
  return {
    name,
    shape: [...shape],
    ...(classes !== undefined && { classes }),
    ...(isIndex && { isIndex }),
    ...(values && { values }),
  };
}

/** Per element of a target: decides whether it is standardized. */
function describeNumbers(column: Column, train: Uint32Array) {
  return measureColumn(column, train, sizeOf(column.shape)).map(({ mean, deviation }) => ({ mean, deviation }));
}

function readSample({ data, shape }: Column, sample: number): number[] {
  const size = sizeOf(shape);
  return Array.from(data.subarray(sample * size, (sample + 1) * size));
}
