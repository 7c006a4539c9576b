import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SystemInfo } from '#app/contract/index.ts';
import { type Arranger, createArranger } from '../document/index.ts';
import { type Language, language, message } from '../language/index.ts';
import type { CanvasView } from './canvasView.ts';
import { type Client, type Connection, connect, type FindPath } from './connection/index.ts';
import { type CostCounter, createCostCounter } from './costs/index.ts';
import { createDatasets, type Datasets } from './datasets/index.ts';
import { createOpenGraphs, createSavedBlocks, type OpenGraphs, type SavedBlocks } from './graphs/index.ts';
import { createLayout, foldWhenNarrow, type LayoutStore } from './layout/index.ts';
import { createLearn, type Learn } from './learn/index.ts';
import { createLog, createNotices, type Log, type Notices } from './messages/index.ts';
import { createRuns, type Runs } from './runs/index.ts';
import { keepSession, restoreSession } from './session/index.ts';
import { applyLanguage, applyTextSize, createSettings, type SettingsStore } from './settings/index.ts';

/** The window's model: stores and services below its views. */
export interface Workbench {
  readonly client: Client;
  readonly connection: Connection;
  /** Gets the path at which the main process finds a dropped or chosen file. */
  readonly findPath: FindPath;
  readonly openGraphs: OpenGraphs;
  readonly layout: LayoutStore;
  readonly settings: SettingsStore;
  readonly learn: Learn;
  readonly datasets: Datasets;
  readonly savedBlocks: SavedBlocks;
  readonly arranger: Arranger;
  readonly costCounter: CostCounter;
  readonly runs: Runs;
  readonly log: Log;
  readonly notices: Notices;
  readonly system: StoreApi<{ readonly info: SystemInfo | undefined }>;
  /** The mounted canvas; null in other views. */
  readonly canvas: StoreApi<{ readonly view: CanvasView | null }>;
}

export function createWorkbench(): Workbench {
  const { client, connection, findPath } = connect();
  const log = createLog();
  const notices = createNotices(log);
  return {
    client,
    connection,
    findPath,
    log,
    notices,
    openGraphs: createOpenGraphs(client, () =>
      notices.warn(
        message('This graph was also changed in another window'),
        message('Those changes are kept as a version: show or restore it with Versions in the tab menu.'),
      ),
    ),
    layout: createLayout(),
    settings: createSettings(),
    learn: createLearn(),
    datasets: createDatasets(client),
    savedBlocks: createSavedBlocks(client),
    arranger: createArranger(),
    costCounter: createCostCounter(),
    runs: createRuns(client, log, {
      onError: notices.failed,
      onFailure({ name, error }) {
        if (!error) return;
        const { code, fix, ...message } = error;
        notices.show({ code, message, where: name, ...(fix !== undefined && { fix }) });
      },
      onChance: ({ name }, { problem, advice }) =>
        notices.warn(
          message('{{run}} is no better than a guess', { run: name }),
          message('{{problem}}. {{advice}}', { problem, advice }),
        ),
    }),
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

/** Restores the session, and starts saving changes. */
export async function startWorkbench(workbench: Workbench): Promise<void> {
  const { client, openGraphs, layout, datasets, runs, log, notices, system } = workbench;
  const info = await client.system.info();
  system.setState({ info });
  for (const notice of info.notices) notices.warn(message('At startup'), notice);
  await restoreSession(client, workbench);
  applyTextSize(workbench.settings);
  await applyLanguage(workbench.settings);
  followLanguage(workbench);
  foldWhenNarrow(layout, workbench.settings.subscribe);
  keepSession(client, workbench);
  // The user may have worked in another window.
  window.addEventListener('focus', () => void openGraphs.refresh().catch(() => {}));
  log.add('info', message('Backwire {{version}}, database {{file}}', { version: info.version, file: info.databaseFile }));
  await Promise.all([runs.refresh(), datasets.list()]);
}
