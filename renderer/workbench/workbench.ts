import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SystemInfo } from '#app/contract/index.ts';
import { type Arranger, createArranger } from '../document/index.ts';
import { type Language, language, message } from '../language/index.ts';
import type { CanvasView } from './canvasView.ts';
import { type Connected, connect } from './connection/index.ts';
import { type CostCounter, createCostCounter } from './costs/index.ts';
import { createDatasets, type Datasets } from './datasets/index.ts';
import {
  createOpenGraphs,
  createSavedBlocks,
  followChanges,
  type OpenGraphs,
  openHandover,
  type SavedBlocks,
  takeHandover,
} from './graphs/index.ts';
import { createLayout, foldWhenNarrow, type LayoutStore } from './layout/index.ts';
import { createLearn, type Learn } from './learn/index.ts';
import { createLenses, isBroken, type Lenses } from './lens/index.ts';
import { createLessons, type Lessons } from './lessons/index.ts';
import { createLog, createNotices, type Log, type Notices } from './messages/index.ts';
import { openOrigin } from './openOrigin.ts';
import { learnSystem, recover } from './recover.ts';
import { createQueue, createRuns, describeValues, type Queue, type Runs } from './runs/index.ts';
import { keepSession, restoreSession } from './session/index.ts';
import { applyLanguage, applyTextSize, createSettings, type SettingsStore } from './settings/index.ts';
import { createSweeps, type Sweeps } from './sweeps/index.ts';
import { tellOfOtherWindows } from './tellOfOtherWindows.ts';

/** The window's model: stores and services below its views. */
export interface Workbench extends Connected {
  readonly openGraphs: OpenGraphs;
  readonly layout: LayoutStore;
  readonly settings: SettingsStore;
  readonly learn: Learn;
  readonly datasets: Datasets;
  readonly savedBlocks: SavedBlocks;
  readonly arranger: Arranger;
  readonly costCounter: CostCounter;
  readonly runs: Runs;
  readonly queue: Queue;
  readonly sweeps: Sweeps;
  readonly lenses: Lenses;
  readonly lessons: Lessons;
  readonly log: Log;
  readonly notices: Notices;
  readonly system: StoreApi<{ readonly info: SystemInfo | undefined }>;
  /** The mounted canvas; null in other views. */
  readonly canvas: StoreApi<{ readonly view: CanvasView | null }>;
}

export function createWorkbench(): Workbench {
  const connected = connect();
  const { client, reader } = connected;
  const log = createLog();
  const notices = createNotices(log);
  const openGraphs: OpenGraphs = createOpenGraphs(
    client,
    tellOfOtherWindows(notices, (document) => openGraphs.create(document)),
  );
  const runs = createRuns(client, reader, log, {
    onError: notices.failed,
    onFailure(run) {
      const { name, error } = run;
      if (!error || sweeps.isTrial(run.id)) return;
      const { code, fix, ...told } = error;
      const open = isBroken(run) && {
        label: message('Open in Lens'),
        run: () => void notices.attempt(() => openOrigin({ openGraphs, layout, lenses }, run)),
      };
      notices.show({ code, message: told, where: name, ...(fix !== undefined && { fix }) }, open || undefined);
    },
    // The lens can be opened here: the run and the step are known.
    onHold: ({ id, name }, { condition, held }) =>
      notices.offer(
        message('{{run}} is paused after step {{step}}', { run: name, step: held.step }),
        message('{{condition}} holds: {{values}}', { condition, values: describeValues(held) }),
        { label: message('Resume'), run: () => void notices.attempt(() => client.runs.resume({ runId: id })) },
      ),
    onQueued: ({ graphName }, place) =>
      notices.done(
        message('{{graph}} waits in the queue', { graph: graphName }),
        message('It is at place {{place}}, and starts when fewer runs are in training.', { place }),
      ),
    onChance({ id, name }, { problem, advice }) {
      // Some values that a sweep tries are bad ones.
      if (sweeps.isTrial(id)) return;
      notices.warn(
        message('{{run}} is no better than a guess', { run: name }),
        message('{{problem}}. {{advice}}', { problem, advice }),
      );
    },
  });
  const sweeps = createSweeps(client, reader, notices.failed);
  const queue = createQueue(client, reader, notices.failed);
  const layout = createLayout();
  const lenses = createLenses(reader.lens, runs);
  return {
    ...connected,
    log,
    notices,
    openGraphs,
    layout,
    settings: createSettings(),
    learn: createLearn(),
    datasets: createDatasets(reader),
    savedBlocks: createSavedBlocks(client),
    arranger: createArranger(),
    costCounter: createCostCounter(),
    runs,
    queue,
    sweeps,
    lenses,
    lessons: createLessons({ client: reader, openGraphs, lenses, layout }),
    system: createStore<{ info: SystemInfo | undefined }>(() => ({ info: undefined })),
    canvas: createStore<{ view: CanvasView | null }>(() => ({ view: null })),
  };
}

/** Sets the language of menus and dialogs outside the window. */
function followLanguage({ client, notices }: Workbench): void {
  const speak = (spoken: Language) => void notices.attempt(() => client.system.useLanguage({ language: spoken }));
  speak(language.getState());
  language.subscribe(speak);
}

/** Keeps an open lesson in the language of the window. */
function followLessons({ lessons, notices }: Workbench): void {
  const load = () => lessons.getState().openId !== null && void notices.attempt(lessons.load);
  load();
  language.subscribe(load);
}

/** Restores the session, and starts saving changes. */
export async function startWorkbench(workbench: Workbench): Promise<void> {
  const { reader, client, connection, openGraphs, layout, datasets, runs, queue, sweeps, log, notices } = workbench;
  const info = await learnSystem(workbench);
  const unsaved = await takeHandover();
  openGraphs.takeDrafts(unsaved);
  await restoreSession(reader, workbench);
  await openHandover(reader, openGraphs, unsaved);
  applyTextSize(workbench.settings);
  await applyLanguage(workbench.settings);
  followLanguage(workbench);
  foldWhenNarrow(layout, workbench.settings.subscribe);
  keepSession(client, connection, workbench);
  followLessons(workbench);
  void followChanges(reader, openGraphs, notices.failed);
  void queue.follow();
  void sweeps.follow();
  recover(workbench);
  log.add('info', message('Backwire {{version}}, database {{file}}', { version: info.version, file: info.databaseFile }));
  await Promise.all([runs.refresh(), datasets.list()]);
  void runs.follow();
}
