import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** The part of the system that determines user data paths. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const THIS_SYSTEM: System = { platform: process.platform, env: process.env, home: homedir() };

export const DATABASE_NAME = 'backwire.sqlite';

/** Electron's `userData` folder, so that all hosts share graphs and runs. */
export function userDataDirectory({ platform, env, home }: System = THIS_SYSTEM): string {
  const folder = 'Backwire';
  if (platform === 'win32') return win32.join(env.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), folder);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', folder);
  return posix.join(env.XDG_CONFIG_HOME || posix.join(home, '.config'), folder);
}

/** The default database: BACKWIRE_DB, or the one in the user data folder. */
export function defaultDatabaseFile(system: System = THIS_SYSTEM): string {
  const join = system.platform === 'win32' ? win32.join : posix.join;
  return system.env.BACKWIRE_DB || join(userDataDirectory(system), DATABASE_NAME);
}
