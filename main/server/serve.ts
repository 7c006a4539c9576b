import { type AppOptions, openApp } from '#app/app.ts';
import { type Notice, UPLOADS } from '#app/contract/index.ts';
import type { Host } from '#app/host/host.ts';
import { UserError } from '#engine/messages/index.ts';
import { type BoundServer, bind } from './bind.ts';
import { connect } from './connect.ts';
import { Downloads } from './downloads.ts';
import { Uploads } from './uploads.ts';

export interface ServeOptions extends Omit<AppOptions, 'host'> {
  /** Host to listen on. Default: loopback only. */
  readonly host?: string;
  /** Port to listen on, 0 for any free one. Default: the usual one, or a free one if taken. */
  readonly port?: number;
  /** The built page. */
  readonly rendererDirectory: string;
}

export interface Served {
  /** The address to open in a browser, with the token. */
  readonly address: string;
  /** Recoveries at startup. */
  readonly notices: readonly Notice[];
  /** Ends the connections, then the app: running training is saved. */
  close(): Promise<void>;
}

/** The same each time if possible, since browsers store a page's settings by port. */
const USUAL_PORT = 7410;

/**
 * Runs the app for browsers.
 * @throws UserError server.portInUse, server.portForbidden, server.unknownHost, and errors of opening the app
 */
export async function serve({ host, port, rendererDirectory, ...options }: ServeOptions): Promise<Served> {
  // The port comes first: starting the program twice by mistake fails before the second one opens the database.
  const bound = await takePort(host ?? '127.0.0.1', port);
  const downloads = new Downloads();
  try {
    const app = openApp({ ...options, host: createBrowserHost(downloads) });
    const uploads = new Uploads(app.services.imports, UPLOADS.limit);
    const listening = connect(bound, { router: app.router, downloads, uploads, rendererDirectory });
    return {
      address: listening.address,
      notices: app.notices,
      async close() {
        await listening.close();
        await app.close();
        await downloads.close();
      },
    };
  } catch (error) {
    bound.server.close();
    throw error;
  }
}

async function takePort(host: string, port: number | undefined): Promise<BoundServer> {
  if (port !== undefined) return bind(host, port);
  try {
    return await bind(host, USUAL_PORT);
  } catch (error) {
    if (error instanceof UserError && error.code === 'server.portInUse') return bind(host, 0);
    throw error;
  }
}

/** The shell that a browser is: files become downloads, and there is no taskbar to show anything in. */
function createBrowserHost(downloads: Downloads): Host {
  return {
    kind: 'browser',
    async saveFile(suggestedName, write) {
      return { kind: 'download', ...(await downloads.offer(suggestedName, write)) };
    },
    showProgress() {},
    useLanguage() {},
  };
}
