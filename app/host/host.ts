import type { Language, SavedFile } from '../contract/index.ts';

/** What the app asks of the shell around it. One implementation a host; the app never asks which one it is. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  /**
   * Puts a file where the person wants it: a save dialog, or a download.
   * `write` is given a path and must leave a whole file there or throw.
   */
  saveFile(suggestedName: string, write: (path: string) => Promise<void>): Promise<SavedFile>;
  /** Shows the progress of training outside the window (the taskbar): 0 to 1, or null for none. */
  showProgress(fraction: number | null): void;
  /** The language in which the window speaks from now on: what stands outside it, such as menus, follows. */
  useLanguage(language: Language): void;
}
