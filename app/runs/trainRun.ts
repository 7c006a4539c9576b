import type { MessagePort } from 'node:worker_threads';
import type { RunEvent } from '#app/contract/index.ts';
import type { WritingConnection } from '#app/store/index.ts';
import type { Executor } from '#engine/kernels/index.ts';
import { type Control, type TrainResult, train } from '#engine/training/index.ts';
import { WorkerControl } from './control.ts';
import { LearningRates } from './learningRates.ts';
import type { PreparedRun } from './prepareRun.ts';
import { RunConditions } from './runConditions.ts';
import { RunRecorder } from './runRecorder.ts';
import { SettingChanges } from './settingChanges.ts';
import type { RunEnd } from './trainingJob.ts';

export interface TrainRunOptions {
  readonly connection: WritingConnection;
  readonly run: PreparedRun;
  readonly control: SharedArrayBuffer;
  /** Receives the texts of conditions. */
  readonly port?: MessagePort | undefined;
  readonly executor: Executor;
  readonly publish: (event: RunEvent) => void;
}

/**
 * Trains a run to its end and records it.
 * @returns the last event and the end of the run; failures are returned, not thrown
 */
export function trainRun({ connection, run, control: buffer, port, executor, publish }: TrainRunOptions): {
  event: RunEvent;
  end: RunEnd;
} {
  const clock = () => performance.now();
  const recorder = new RunRecorder({ connection, run, clock, publish, onEpoch: () => worker.endEpoch() });
  const worker = new WorkerControl(buffer, { onPause: () => recorder.pause(), onGoOn: () => recorder.goOn() }, port);
  const { graph, resumeFrom, initialParameters, initialSlots, updatesBefore } = run;
  try {
    const { reason, earlyStop, restored } = train({
      graph,
      executor,
      recorder,
      control: controlOf(worker, recorder, run),
      changes: run.settingChanges,
      watch: new RunConditions({ conditions: run.conditions, graph, control: worker, recorder }),
      clock,
      ...(resumeFrom && { resumeFrom }),
      ...(initialParameters && { initialParameters }),
      ...(initialSlots && { initialSlots }),
      updatesBefore,
    });
    return recorder.end(statusOf(reason, worker), { ...(reason === 'earlyStopped' && { earlyStop }), restored });
  } catch (error) {
    return recorder.end('failed', { failure: error });
  }
}

function controlOf(worker: WorkerControl, recorder: RunRecorder, { rateChanges, settingChanges }: PreparedRun): Control {
  const rates = new LearningRates(rateChanges);
  const settings = new SettingChanges(settingChanges);
  return {
    next: (beforePause) => worker.next(beforePause),
    learningRate() {
      const { learningRate, change } = rates.at(recorder.lastStep + 1, worker.learningRate);
      if (change) recorder.rateChange(change);
      return learningRate;
    },
    changes: () => settings.at(recorder.lastStep + 1, worker.takeSettings()),
  };
}

function statusOf(reason: TrainResult['reason'], { command }: WorkerControl): RunEnd['status'] {
  if (reason !== 'stopped') return 'completed';
  return command === 'interrupt' ? 'interrupted' : 'stopped';
}
