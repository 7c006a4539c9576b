import type { SavedFile } from './contract/index.ts';
import { plainName, writeWhole } from './files/index.ts';
import type { Host } from './host/host.ts';

/** Saves the report of a run as a file of the user's choice. @throws UserError file.* */
export function saveReport(host: Host, { name, html }: { readonly name: string; readonly html: string }): Promise<SavedFile> {
  return host.saveFile(`${plainName(name)}.html`, (path) => writeWhole(path, html));
}
