import { type Client, followEvents } from '../connection/index.ts';
import type { OpenGraphs } from './openGraphs.ts';

/**
 * Tells the open graphs at once what other windows save and remove; after a lost connection, what they missed. Ends if the server
 * refuses to tell.
 * @param reader whose calls wait for a connection
 * @param onError for a change that could not be loaded
 */
export function followChanges(
  reader: Pick<Client, 'graphs'>,
  openGraphs: Pick<OpenGraphs, 'hear' | 'catchUp'>,
  onError: (error: unknown) => void,
): Promise<void> {
  return followEvents({
    subscribe: () => reader.graphs.changes(),
    catchUp: openGraphs.catchUp,
    hear: openGraphs.hear,
    onError,
  });
}
