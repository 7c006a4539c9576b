import type { Client } from '../transport/index.ts';
import type { Kept } from './keepSession.ts';
import { readSession, readSettings } from './session.ts';

/** Opened at the first start: ready to train with one click. */
const FIRST_EXAMPLE = 'mnist-mlp';

/** Reopens the last session; at the first start the MNIST example. Deleted graphs are skipped. */
export async function restoreSession(client: Client, { workspace, layout, settings }: Kept): Promise<void> {
  const stored = await client.session.load();
  settings.setState(readSettings(stored));
  const session = readSession(stored);
  if (!session) {
    const [latest] = (await client.graphs.list()).toSorted((a, b) => b.updatedAt - a.updatedAt);
    await (latest ? workspace.open(latest.id) : workspace.createFromExample(FIRST_EXAMPLE));
    return;
  }
  layout.setState(session.layout);
  workspace.setState({ viewports: session.viewports });
  const present = new Set((await client.graphs.list()).map(({ id }) => id));
  for (const id of session.graphs) if (present.has(id)) await workspace.open(id);
  if (session.active) workspace.activate(session.active);
}
