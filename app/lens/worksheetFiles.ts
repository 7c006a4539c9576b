import type { SavedFile } from '#app/contract/index.ts';
import { plainName, writeWhole } from '#app/files/index.ts';
import type { Host } from '#app/host/host.ts';

interface WorksheetText {
  readonly name: string;
  /** The ending of its file. */
  readonly format: 'md' | 'tex';
  readonly text: string;
}

/** Saves a worksheet as a file of the user's choice. @throws UserError file.* */
export function saveWorksheet(host: Host, { name, format, text }: WorksheetText): Promise<SavedFile> {
  return host.saveFile(`${plainName(name)}.${format}`, (path) => writeWhole(path, text));
}

/** Saves what the window prints as a PDF of the user's choice, where the host can print. @throws UserError file.* */
export async function savePrinted(host: Host, name: string): Promise<SavedFile | { readonly kind: 'byWindow' }> {
  const pdf = await host.printPdf?.();
  return pdf ? host.saveFile(`${plainName(name)}.pdf`, (path) => writeWhole(path, pdf)) : { kind: 'byWindow' };
}
