import type { Host } from '#app/host.ts';
import type { Downloads } from './downloads.ts';

/** The browser as a host: files become downloads, and there is no taskbar. */
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
