import type { Client } from '../connection/index.ts';
import type { Kept } from './keepSession.ts';
import { readSession, readSettings } from './session.ts';

/** Opened at the first start: ready to train with one click. */
const FIRST_EXAMPLE = 'mnist-mlp';

/** Reopens the last session; at the first start the MNIST example. Deleted graphs are skipped. */
export async function restoreSession(client: Client, { openGraphs, layout, settings }: Kept): Promise<void> {
  const stored = await client.session.load();
  settings.setState(readSettings(stored));
  const session = readSession(stored);
  if (!session) {
    const [latest] = (await client.graphs.list()).toSorted((a, b) => b.updatedAt - a.updatedAt);
    await (latest ? openGraphs.open(latest.id) : openGraphs.createFromExample(FIRST_EXAMPLE));
    return;
  }
  layout.setState(session.layout);
  openGraphs.setState({ viewports: session.viewports });
  const present = new Set((await client.graphs.list()).map(({ id }) => id));
  for (const id of session.graphs) if (present.has(id)) await openGraphs.open(id);
  if (session.active) openGraphs.activate(session.active);
}
