import { afterPause } from '../../document/index.ts';
import type { Client, Connection } from '../connection/index.ts';
import type { OpenGraphs } from '../graphs/index.ts';
import { type LayoutStore, narrowWindow } from '../layout/index.ts';
import type { Lenses } from '../lens/index.ts';
import type { Lessons } from '../lessons/index.ts';
import type { SettingsStore } from '../settings/index.ts';
import { readSession, readSettings, type Session } from './session.ts';

const PAUSE = { quiet: 500, latest: 2000 };

/** The window state restored at the next start. */
interface Kept {
  readonly openGraphs: OpenGraphs;
  readonly layout: LayoutStore;
  readonly lenses: Lenses;
  readonly lessons: Lessons;
  readonly settings: SettingsStore;
}

function describe({ openGraphs, layout, lenses, lessons, settings }: Kept): Session {
  const { graphs, activeId, viewports } = openGraphs.getState();
  const ids = graphs.map(({ id }) => id);
  const ofOpen = <Value>(byGraph: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(byGraph).filter(([id]) => ids.includes(id)));
  return {
    version: 1,
    graphs: ids,
    active: activeId,
    viewports: ofOpen(viewports),
    // Panels that a narrow window folds are open in a wide one.
    layout: { ...layout.getState(), ...narrowWindow.getState().folded },
    lenses: ofOpen(lenses.getState()),
    lessons: lessons.getState(),
    settings: settings.getState(),
  };
}

/**
 * Stores the session shortly after it changes, and at once when the window closes. A failed save is ignored: the next change
 * saves again, and so does the next connection.
 */
export function keepSession(client: Client, connection: Connection, kept: Kept): void {
  const { openGraphs, layout, lenses, lessons, settings } = kept;
  const store = () => {
    pause.cancel();
    void client.session.save({ session: describe(kept) }).catch(() => {});
  };
  const pause = afterPause(store, PAUSE);
  openGraphs.subscribe(pause.plan);
  layout.subscribe(pause.plan);
  lenses.subscribe(pause.plan);
  lessons.subscribe(pause.plan);
  // Settings change seldom, and are saved at once.
  settings.subscribe(store);
  connection.state.subscribe(({ status }) => status === 'open' && pause.plan());
  const leave = () => {
    openGraphs.writeDrafts();
    if (pause.isPlanned) store();
    void openGraphs.flush();
  };
  window.addEventListener('pagehide', leave);
  // A background page can be ended without an event.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave());
}

/** Opened at the first start: ready to train with one click. */
const FIRST_EXAMPLE = 'mnist-mlp';

/**
 * Reopens the last session; at the first start the MNIST example. Deleted graphs are skipped.
 * @param client whose calls wait for a connection
 */
export async function restoreSession(client: Client, { openGraphs, layout, lenses, lessons, settings }: Kept): Promise<void> {
  const stored = await client.session.load();
  settings.setState(readSettings(stored));
  const session = readSession(stored);
  if (!session) {
    const [latest] = (await client.graphs.list()).toSorted((a, b) => b.updatedAt - a.updatedAt);
    await (latest ? openGraphs.open(latest.id) : openGraphs.createFromExample(FIRST_EXAMPLE));
    return;
  }
  layout.setState(session.layout);
  lenses.setState(session.lenses);
  lessons.setState(session.lessons);
  openGraphs.setState({ viewports: session.viewports });
  const present = new Set((await client.graphs.list()).map(({ id }) => id));
  void openGraphs.retainHistories(present);
  for (const id of session.graphs) if (present.has(id)) await openGraphs.open(id);
  if (session.active) openGraphs.activate(session.active);
}
