import type { Workspace } from '../graphs/index.ts';
import type { LayoutStore } from '../layout/index.ts';
import type { SettingsStore } from '../settings/index.ts';
import type { Client } from '../transport/index.ts';
import type { Session } from './session.ts';

const QUIET_MS = 500;

/** The window state restored at the next start. */
export interface Kept {
  readonly workspace: Workspace;
  readonly layout: LayoutStore;
  readonly settings: SettingsStore;
}

function describe({ workspace, layout, settings }: Kept): Session {
  const { graphs, activeId, viewports } = workspace.getState();
  const ids = graphs.map(({ id }) => id);
  const known = Object.entries(viewports).filter(([id]) => ids.includes(id));
  return {
    version: 1,
    graphs: ids,
    active: activeId,
    viewports: Object.fromEntries(known),
    layout: layout.getState(),
    settings: settings.getState(),
  };
}

/**
 * Stores the session shortly after it changes, and at once when the window closes. A failed save is ignored: the next change
 * saves again.
 */
export function keepSession(client: Client, kept: Kept): void {
  const { workspace, layout, settings } = kept;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const store = () => {
    clearTimeout(timer);
    timer = undefined;
    void client.session.save({ session: describe(kept) }).catch(() => {});
  };
  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(store, QUIET_MS);
  };
  workspace.subscribe(plan);
  layout.subscribe(plan);
  // Settings change seldom, and are saved at once.
  settings.subscribe(store);
  const leave = () => {
    workspace.writeDrafts();
    if (timer !== undefined) store();
    void workspace.flush();
  };
  window.addEventListener('pagehide', leave);
  // A background page can be ended without an event.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave());
}
