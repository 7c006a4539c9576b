import type { EpochRow, RateChange } from '#app/contract/index.ts';
import type { MetricValues } from '#engine/graph/index.ts';
import type { GradientRecord, NodeRecord, StepMetrics } from '#engine/training/index.ts';
import type { WritingConnection } from './connection.ts';
import { digestGradients } from './gradientDigests.ts';
import { digestSteps } from './stepDigests.ts';
import { trimHistories } from './storeHistories.ts';

/** A step with its time: milliseconds of training since the run started, without pauses. */
export interface TimedStep extends StepMetrics {
  readonly time: number;
}

export interface StepGradients {
  readonly step: number;
  readonly records: readonly GradientRecord[];
  readonly nodes: readonly NodeRecord[];
}

export function insertSteps(connection: WritingConnection, runKey: number, steps: readonly TimedStep[]): void {
  connection.insertAll(
    'steps',
    steps.map(({ step, epoch, loss, metrics, learningRate, time }) => ({
      runKey,
      step,
      epoch,
      loss: finite(loss),
      metrics: unlessEmpty(metrics),
      learningRate,
      time,
    })),
  );
  digestSteps(
    connection,
    runKey,
    steps.map(({ step }) => step),
  );
}

export function insertEpochs(connection: WritingConnection, runKey: number, epochs: readonly EpochRow[]): void {
  connection.insertAll(
    'epochs',
    epochs.map(({ epoch, step, loss, metrics, validation, samplesPerSecond }) => ({
      runKey,
      epoch,
      step,
      loss,
      metrics: unlessEmpty(metrics),
      validationLoss: finite(validation?.loss),
      validationMetrics: unlessEmpty(validation?.metrics),
      samplesPerSecond,
    })),
  );
}

export function insertGradients(connection: WritingConnection, runKey: number, gradients: readonly StepGradients[]): void {
  for (const { step, records, nodes } of gradients) {
    connection.insertAll(
      'node_gradients',
      nodes.map(({ node, output, gradient, elements, saturated }) => ({
        runKey,
        node,
        step,
        output: finite(output),
        gradient: finite(gradient),
        elements,
        saturated: finite(saturated),
      })),
    );
    connection.insertAll(
      'gradients',
      records.map(({ parameter, gradient, updateRatio }) => ({
        runKey,
        parameter,
        step,
        norm: finite(gradient.norm),
        mean: finite(gradient.mean),
        standardDeviation: finite(gradient.standardDeviation),
        min: finite(gradient.min),
        max: finite(gradient.max),
        nonFinite: gradient.nonFinite,
        updateRatio: finite(updateRatio),
      })),
    );
  }
  const parameter = gradients.at(-1)?.records[0]?.parameter;
  if (parameter !== undefined) digestGradients(connection, runKey, parameter);
}

/** A finite number, or NULL. */
export function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function unlessEmpty(metrics: MetricValues = {}): MetricValues | undefined {
  return Object.keys(metrics).length > 0 ? metrics : undefined;
}

/** Deletes a run's records after a checkpoint, so that they can be recorded again. */
export function trimHistory(connection: WritingConnection, key: number, checkpoint: { step: number; epoch: number }): void {
  const { step, epoch } = checkpoint;
  connection.run('DELETE FROM steps WHERE run_key = @key AND step > @step', { key, step });
  connection.run('DELETE FROM gradients WHERE run_key = @key AND step > @step', { key, step });
  connection.run('DELETE FROM node_gradients WHERE run_key = @key AND step > @step', { key, step });
  trimHistories(connection, key, step);
  connection.run('DELETE FROM step_digests WHERE run_key = @key AND last_step > @step', { key, step });
  connection.run('DELETE FROM gradient_digests WHERE run_key = @key AND last_step > @step', { key, step });
  connection.run('DELETE FROM checkpoints WHERE run_key = @key AND step > @step', { key, step });
  // The checkpoint's epoch can have ended at the same step.
  connection.run('DELETE FROM epochs WHERE run_key = @key AND epoch >= @epoch', { key, epoch });
}

/** Adds a change; changes recorded for later steps become void. */
export function insertRateChange(connection: WritingConnection, key: number, { step, learningRate }: RateChange): void {
  connection.run('DELETE FROM learning_rates WHERE run_key = @key AND step >= @step', { key, step });
  connection.insert('learning_rates', { runKey: key, step, learningRate });
}
