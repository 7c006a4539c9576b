import type { Workspace } from '../graphs/index.ts';
import type { LayoutStore } from '../layout/index.ts';
import type { Client } from '../transport/index.ts';
import type { Session } from './session.ts';

const QUIET_MS = 500;

function describe(workspace: Workspace, layout: LayoutStore): Session {
  const { graphs, activeId, viewports } = workspace.getState();
  const ids = graphs.map(({ id }) => id);
  const known = Object.entries(viewports).filter(([id]) => ids.includes(id));
  return { version: 1, graphs: ids, active: activeId, viewports: Object.fromEntries(known), layout: layout.getState() };
}

/**
 * Stores the session a moment after it changes, and at once when the window goes. One that could not be stored is left:
 * the next change stores it again.
 */
export function keepSession(client: Client, workspace: Workspace, layout: LayoutStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const store = () => {
    clearTimeout(timer);
    timer = undefined;
    void client.session.save({ session: describe(workspace, layout) }).catch(() => {});
  };
  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(store, QUIET_MS);
  };
  workspace.subscribe(plan);
  layout.subscribe(plan);
  window.addEventListener('pagehide', () => {
    if (timer !== undefined) store();
    void workspace.flush();
  });
}
