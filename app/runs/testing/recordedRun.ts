import type { WritingConnection } from '#app/store/index.ts';
import { temporaryStore } from '#app/store/testing/temporaryStore.ts';
import type { GraphDocument, SettingValue } from '#engine/graph/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { type Checkpoint, type NamedTensor, type TrainResult, train } from '#engine/training/index.ts';
import { createControlBuffer } from '../control.ts';
import { LearningRates } from '../learningRates.ts';
import { prepareRun } from '../prepareRun.ts';
import { RunRecorder } from '../runRecorder.ts';
import { SettingChanges } from '../settingChanges.ts';
import type { NewTask } from '../trainingJob.ts';
import { RESOURCES } from './temporaryRuns.ts';

export const RUN = 'r1';

const bitsOf = (tensors: readonly NamedTensor[]) =>
  tensors.map(({ name, data }) => [name, [...new Uint32Array(data.buffer, data.byteOffset, data.length)]]);

/** The bits of weights and optimizer state, to compare. */
export const stateOf = ({ step, epoch, batchInEpoch, parameters, slots }: Checkpoint) => ({
  ...{ step, epoch, batchInEpoch },
  parameters: bitsOf(parameters),
  slots: bitsOf(slots),
});
export type State = ReturnType<typeof stateOf>;

interface TrainingPart {
  /** Stops before this step. */
  readonly stopBefore?: number;
  /** Learning rates that a person sets, from which step on. */
  readonly rates?: ReadonlyMap<number, number>;
  /** Other settings that a person changes, from which step on. */
  readonly settings?: ReadonlyMap<number, readonly SettingValue[]>;
}

/** A run of a database that is trained on the calling thread, with what it was after each of its steps. */
export class RecordedRun {
  readonly connection: WritingConnection;
  readonly states = new Map<number, State>();
  readonly #task: NewTask;

  constructor(document: GraphDocument, more: Partial<NewTask> & { readonly connection?: WritingConnection } = {}) {
    const { connection = temporaryStore(), ...task } = more;
    this.connection = connection;
    this.#task = { type: 'new', document, graphId: null, baseDirectory: '/', ...task };
  }

  /** Trains it from its beginning or, if it is in the database, from its last checkpoint. */
  train(
    { stopBefore = Number.POSITIVE_INFINITY, rates = new Map(), settings = new Map() }: TrainingPart = {},
    runId = RUN,
  ): TrainResult {
    const { connection } = this;
    const job = {
      ...{ runId, databaseFile: connection.file, resourcesDirectory: RESOURCES, owner: 'test', threads: 1, givesWay: false },
      control: createControlBuffer(),
    };
    const isNew = connection.get('SELECT id FROM runs WHERE id = @runId', { runId }) === undefined;
    const run = prepareRun(connection, { ...job, task: isNew ? this.#task : { type: 'resume' } });
    let now = 0;
    // Checkpoints are offered after each step, and written after some.
    const clock = () => now++;
    const recorder = new RunRecorder({ connection, run, clock, publish() {} });
    const planned = new LearningRates(run.rateChanges);
    const changed = new SettingChanges(run.settingChanges);
    let live: number | undefined;
    const result = train({
      ...run,
      changes: run.settingChanges,
      executor: createWasmExecutor(),
      clock,
      checkpointEveryMs: 0,
      recorder: {
        gradients: (step, records, nodes) => recorder.gradients(step, records, nodes),
        distributions: (step, records) => recorder.distributions(step, records),
        step: (metrics) => recorder.step(metrics),
        epoch: (metrics) => recorder.epoch(metrics),
        checkpoint: (checkpoint) => {
          this.states.set(checkpoint.step, stateOf(checkpoint));
          recorder.checkpoint(checkpoint);
        },
        changes: (changes, plan) => recorder.changes(changes, plan),
      },
      control: {
        next: () => (recorder.lastStep + 1 >= stopBefore ? 'stop' : 'continue'),
        learningRate() {
          live = rates.get(recorder.lastStep + 1) ?? live;
          const { learningRate, change } = planned.at(recorder.lastStep + 1, live);
          if (change) recorder.rateChange(change);
          return learningRate;
        },
        changes: () => changed.at(recorder.lastStep + 1, settings.get(recorder.lastStep + 1)),
      },
    });
    const { reason, earlyStop, restored } = result;
    recorder.end(reason === 'stopped' ? 'stopped' : 'completed', { earlyStop, restored });
    return result;
  }
}
