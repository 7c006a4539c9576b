import type { StoreApi } from 'zustand/vanilla';
import type { SystemInfo } from '#app/contract/index.ts';
import { message } from '../language/index.ts';
import { type Connected, connectionLost, isRefusal } from './connection/index.ts';
import type { Datasets } from './datasets/index.ts';
import type { SavedBlocks } from './graphs/index.ts';
import type { Log, Notices } from './messages/index.ts';
import type { Runs } from './runs/index.ts';

/** The parts of the window that show what the main process has. */
interface Shown extends Pick<Connected, 'reader' | 'connection'> {
  readonly runs: Runs;
  readonly datasets: Datasets;
  readonly savedBlocks: SavedBlocks;
  readonly notices: Notices;
  readonly log: Log;
  readonly system: StoreApi<{ readonly info: SystemInfo | undefined }>;
}

/** Asks which system answers, and shows the notices of its start, once. */
export async function learnSystem({
  reader,
  system,
  notices,
}: Pick<Shown, 'reader' | 'system' | 'notices'>): Promise<SystemInfo> {
  const before = system.getState().info;
  const info = await reader.system.info();
  system.setState({ info });
  if (JSON.stringify(info.notices) !== JSON.stringify(before?.notices))
    for (const notice of info.notices) notices.warn(message('At startup'), notice);
  if (before && before.version !== info.version) {
    notices.warn(
      message('Backwire was updated to version {{version}}', { version: info.version }),
      message('Reload this page to use it.'),
    );
  }
  return info;
}

/** After a lost connection: reads again what may have changed meanwhile. The graphs do so themselves. */
export function recover(shown: Shown): void {
  const { connection, runs, datasets, savedBlocks, notices, log } = shown;
  const readAgain = async () => {
    notices.resolved(connectionLost());
    await Promise.all([learnSystem(shown), runs.refresh(), datasets.resume(), savedBlocks.refresh()]);
  };
  connection.state.subscribe(({ status }, before) => {
    if (status === before.status) return;
    if (status === 'lost') log.add('warning', message('The connection was lost'));
    if (status !== 'open') return;
    log.add('info', message('Connected again'));
    // A connection that is lost again is followed by another one.
    readAgain().catch((error) => isRefusal(error) && notices.failed(error));
  });
  for (const event of ['focus', 'online']) window.addEventListener(event, connection.retry);
}
