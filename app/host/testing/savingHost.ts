import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../host.ts';

/** A desktop whose user saves every file in a folder, under the suggested name. */
export const savingHost = (folder: string): Host => ({
  kind: 'desktop',
  async saveFile(name, write) {
    const path = join(folder, name);
    await write(path);
    return { kind: 'saved', path, bytes: statSync(path).size };
  },
  showProgress() {},
  useLanguage() {},
});
