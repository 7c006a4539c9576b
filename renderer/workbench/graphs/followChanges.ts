import { backoffDelay, type Client, isRefusal } from '../connection/index.ts';
import type { OpenGraphs } from './openGraphs.ts';

/**
 * Tells the open graphs at once what other windows save and remove; after a lost connection, what they missed. Ends if the server
 * refuses to tell.
 * @param reader whose calls wait for a connection
 * @param onError for a change that could not be loaded
 */
export async function followChanges(
  reader: Pick<Client, 'graphs'>,
  openGraphs: Pick<OpenGraphs, 'hear' | 'catchUp'>,
  onError: (error: unknown) => void,
): Promise<void> {
  // A lost connection ends the changes, too: then everything is compared again.
  const report = (error: unknown) => isRefusal(error) && onError(error);
  for (let failures = 1; ; failures++) {
    try {
      const changes = await reader.graphs.changes();
      await openGraphs.catchUp().catch(report);
      failures = 1;
      for await (const change of changes) await openGraphs.hear(change).catch(report);
    } catch (error) {
      if (isRefusal(error)) return onError(error);
    }
    await new Promise((resolve) => setTimeout(resolve, backoffDelay(failures)));
  }
}
