import {
  emptySteps,
  pushStep,
  type RateChange,
  type RunEvent,
  type SettingChange,
  type WatchedCondition,
} from '#app/contract/index.ts';
import {
  finite,
  insertEpochs,
  insertGradients,
  insertHistories,
  insertRateChange,
  insertSteps,
  type SeriesChunk,
  type StepGradients,
  saveConditions,
  saveSettingChanges,
  type TimedStep,
  updateProgress,
  type WritingConnection,
} from '#app/store/index.ts';
import type { EpochMetrics, TrainingPlan } from '#engine/training/index.ts';

/** Records of a run that are not yet in the database. */
export interface RunNews {
  readonly steps: TimedStep[];
  readonly epochs: EpochMetrics[];
  readonly gradients: StepGradients[];
  readonly histories: SeriesChunk[];
  readonly rateChanges: RateChange[];
  /** All of the run, if there is another one. */
  settingChanges?: readonly SettingChange[];
  /** All of the run, if one has changed. */
  conditions?: readonly WatchedCondition[];
}

export function noNews(): RunNews {
  return { steps: [], epochs: [], gradients: [], histories: [], rateChanges: [] };
}

/** A run's progress, as in its row. */
export interface RowProgress {
  readonly key: number;
  readonly status: 'running' | 'paused';
  readonly epoch: number;
  readonly step: number;
}

/** Writes records, progress, and optionally more, in one transaction. */
export function writeNews(connection: WritingConnection, news: RunNews, progress: RowProgress, more: () => void): void {
  const { key } = progress;
  connection.transaction(() => {
    insertSteps(connection, key, news.steps);
    insertEpochs(connection, key, news.epochs);
    insertGradients(connection, key, news.gradients);
    insertHistories(connection, key, news.histories);
    for (const change of news.rateChanges) insertRateChange(connection, key, change);
    if (news.settingChanges) saveSettingChanges(connection, key, news.settingChanges);
    if (news.conditions) saveConditions(connection, key, news.conditions);
    updateProgress(connection, progress);
    more();
  });
}

/** Records as watchers of the run get them. */
export function describeNews(news: RunNews, plan: TrainingPlan): Omit<RunEvent, 'runId' | 'progress'> {
  const steps = emptySteps();
  for (const step of news.steps) pushStep(steps, { ...step, loss: finite(step.loss) });
  const gradients = news.gradients.flatMap(({ step, records }) =>
    records.map(({ parameter, gradient }) => ({ step, parameter, norm: finite(gradient.norm) })),
  );
  return {
    ...(news.steps.length > 0 && { steps }),
    ...(news.epochs.length > 0 && { epochs: [...news.epochs] }),
    ...(gradients.length > 0 && { gradients }),
    ...(news.rateChanges.length > 0 && { learningRates: [...news.rateChanges] }),
    ...(news.settingChanges && { changed: { settings: [...news.settingChanges], parts: [...plan.parts] } }),
    ...(news.conditions && { conditions: [...news.conditions] }),
  };
}
