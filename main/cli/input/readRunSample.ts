import { openDatasets } from '#app/datasets/index.ts';
import { Replayer } from '#app/replay/index.ts';
import { withReading } from '#app/store/index.ts';
import { type CheckedGraph, dataNodes, type GraphAnalysis } from '#engine/graph/index.ts';
import { LensModel, type LensOptions, nextStep } from '#engine/lens/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import type { Column, Dataset, NamedTensor, SampleBatch } from '#engine/training/index.ts';
import type { Environment } from '../invocation/environment.ts';
import { cliError } from '../invocation/errors.ts';

export type Split = keyof Dataset['splits'];
export const SPLITS: readonly Split[] = ['train', 'validation', 'test'];

/** A sample of a run's data, by its number in a split, from 0. */
export interface SampleChoice {
  readonly split: Split;
  readonly number: number;
}

/** The graph of a run with its weights after a step and one sample of its data. */
export interface RunSample {
  readonly graph: CheckedGraph;
  readonly parameters: readonly NamedTensor[];
  /** State of the optimizer. */
  readonly slots: readonly NamedTensor[];
  readonly inputs: SampleBatch;
  readonly targets: SampleBatch;
  /** Of the next step. */
  readonly context: NonNullable<LensOptions['context']>;
  readonly step: number;
  /** The epoch of the step; 0 before the first. */
  readonly epoch: number;
  readonly remarks: readonly Message[];
}

/**
 * @param step default: the last
 * @throws UserError replay.*, dataset.*, cli.sampleRange
 */
export function readRunSample(
  databaseFile: string,
  environment: Pick<Environment, 'resourcesDirectory'>,
  { runId, step: given, choice }: { readonly runId: string; readonly step: number | undefined; readonly choice: SampleChoice },
): RunSample {
  return withReading(databaseFile, (connection) => {
    const replayer = new Replayer(connection, openDatasets(environment), runId);
    const step = given ?? replayer.range.last;
    const { checkpoint, done, remarks } = replayer.at(step);
    const { graph } = replayer;
    const sample = findSample(graph.data, choice);
    const columns = (side: 'input' | 'target') => takeSample(graph.columns, graph.analysis, side, sample);
    const epoch = checkpoint.batchInEpoch === 0 ? checkpoint.epoch - 1 : checkpoint.epoch;
    return {
      ...{
        graph,
        parameters: checkpoint.parameters,
        slots: checkpoint.slots,
        inputs: columns('input'),
        targets: columns('target'),
        context: nextStep(new LensModel(graph, graph.columns).stepper(graph.data), done).context,
      },
      ...{ step, epoch, remarks },
    };
  });
}

/** The index of a sample in the data set. @throws UserError cli.sampleRange */
function findSample({ splits, name }: Dataset, { split, number }: SampleChoice): number {
  const samples = splits[split];
  if (number < samples.length) return samples[number];
  const values = { data: name, split, number, count: samples.length };
  const text =
    samples.length === 0
      ? message("'{{data}}' has no {{split}} samples", values)
      : message("'{{data}}' has no {{split}} sample {{number}}; it has {{count}}, counted from 0", values);
  throw cliError('cli.sampleRange', text, {
    where: name,
    expected: message('the number of a sample in the split {{split}}', { split }),
    received: `${number}`,
  });
}

/** One row of the columns of input or target nodes, with their normalization. */
function takeSample(
  columns: ReadonlyMap<string, Column>,
  { nodes }: GraphAnalysis,
  side: 'input' | 'target',
  sample: number,
): SampleBatch {
  const taken = dataNodes(nodes, side).flatMap(({ node }) => {
    const column = columns.get(node.id);
    if (!column) return [];
    const size = column.shape.reduce((product, length) => product * length, 1);
    return [[node.id, { ...column, data: column.data.subarray(sample * size, (sample + 1) * size) }] as const];
  });
  return { count: taken.length > 0 ? 1 : 0, columns: new Map(taken) };
}
