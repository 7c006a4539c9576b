import type { Host } from '#app/host/host.ts';
import type { Downloads } from './downloads.ts';

/** The shell that a browser is: files become downloads, and there is no taskbar to show anything in. */
export function createBrowserHost(downloads: Downloads): Host {
  return {
    kind: 'browser',
    async saveFile(suggestedName, write) {
      return { kind: 'download', ...(await downloads.offer(suggestedName, write)) };
    },
    showProgress() {},
    useLanguage() {},
  };
}
