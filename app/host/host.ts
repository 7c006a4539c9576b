import type { Language, SavedFile } from '../contract/index.ts';

/** The app's interface to its shell, implemented once per host; the app does not depend on the host otherwise. */
export interface Host {
  readonly kind: 'desktop' | 'browser' | 'commandLine';
  /**
   * Saves a file where the user wants it: a save dialog, or a download. `write` gets a path and must leave a complete file there
   * or throw.
   */
  saveFile(suggestedName: string, write: (path: string) => Promise<void>): Promise<SavedFile>;
  /** What the window prints, as a PDF; absent in hosts whose window prints by itself. */
  printPdf?(): Promise<Uint8Array | undefined>;
  /** Shows training progress outside the window (the taskbar): 0 to 1, or null for none. */
  showProgress(fraction: number | null): void;
  /** Sets the language of anything outside the window, such as menus. */
  useLanguage(language: Language): void;
}
