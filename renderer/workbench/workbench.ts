import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SystemInfo } from '#app/contract/index.ts';
import { createKeptBlocks, type KeptBlocks } from '../blocks/index.ts';
import { type CostCounter, createCostCounter } from '../costs/model/index.ts';
import { createDatasets, type Datasets } from '../datasets/index.ts';
import { type Arranger, createArranger } from '../document/index.ts';
import { createWorkspace, type Workspace } from '../graphs/index.ts';
import { type Language, language, message } from '../language/index.ts';
import { createLayout, foldWhenNarrow, type LayoutStore } from '../layout/index.ts';
import { createLearn, type Learn } from '../learn/model/index.ts';
import { createLog, createNotices, type Log, type Notices } from '../messages/index.ts';
import { createRuns, type Runs } from '../runs/model/index.ts';
import { keepSession, restoreSession } from '../session/index.ts';
import { applyLanguage, applyTextSize, createSettings, type SettingsStore } from '../settings/index.ts';
import { type Client, type Connection, connect, type FindPath } from '../transport/index.ts';
import type { CanvasView } from './canvasView.ts';

/** Everything that the window is made of, below what it shows. */
export interface Workbench {
  readonly client: Client;
  readonly connection: Connection;
  /** Where the main process finds a file that was dropped on the window or chosen in a dialog. */
  readonly findPath: FindPath;
  readonly workspace: Workspace;
  readonly layout: LayoutStore;
  readonly settings: SettingsStore;
  readonly learn: Learn;
  readonly datasets: Datasets;
  readonly keptBlocks: KeptBlocks;
  readonly arranger: Arranger;
  readonly costCounter: CostCounter;
  readonly runs: Runs;
  readonly log: Log;
  readonly notices: Notices;
  readonly system: StoreApi<{ readonly info: SystemInfo | undefined }>;
  /** The canvas that is on the screen; null in other rooms. */
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
    workspace: createWorkspace(client, () =>
      notices.warn(
        message('This graph was also changed in another window'),
        message('Those changes are kept as a version: show or restore it with Versions in the tab menu.'),
      ),
    ),
    layout: createLayout(),
    settings: createSettings(),
    learn: createLearn(),
    datasets: createDatasets(client),
    keptBlocks: createKeptBlocks(client),
    arranger: createArranger(),
    costCounter: createCostCounter(),
    runs: createRuns(client, log, {
      onError: notices.failed,
      onFailure({ name, error }) {
        if (!error) return;
        const { code, fix, ...message } = error;
        notices.show({ code, message, where: name, ...(fix !== undefined && { fix }) });
      },
    }),
    system: createStore<{ info: SystemInfo | undefined }>(() => ({ info: undefined })),
    canvas: createStore<{ view: CanvasView | null }>(() => ({ view: null })),
  };
}

/** Menus and dialogs outside the window speak its language. */
function tellShell({ client, notices }: Workbench): void {
  const speak = (spoken: Language) => void notices.attempt(() => client.system.useLanguage({ language: spoken }));
  speak(language.getState());
  language.subscribe(speak);
}

/** Brings back what was there, and begins to keep what changes. */
export async function startWorkbench(workbench: Workbench): Promise<void> {
  const { client, workspace, layout, datasets, runs, log, notices, system } = workbench;
  const info = await client.system.info();
  system.setState({ info });
  for (const notice of info.notices) notices.warn(message('At startup'), notice);
  await restoreSession(client, workbench);
  applyTextSize(workbench.settings);
  await applyLanguage(workbench.settings);
  tellShell(workbench);
  foldWhenNarrow(layout, workbench.settings.subscribe);
  keepSession(client, workbench);
  // Whoever comes back to this window may have been at another.
  window.addEventListener('focus', () => void workspace.refresh().catch(() => {}));
  log.add('info', message('Backwire {{version}}, database {{file}}', { version: info.version, file: info.databaseFile }));
  await Promise.all([runs.refresh(), datasets.list()]);
}
