/** Where the command line writes: standard output and standard error, or what a test puts in their place. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Everything that the commands take from the process around them, so that they also run inside a test. */
export interface Environment {
  readonly stdout: Output;
  readonly stderr: Output;
  /** The SQLite file that commands use unless `--db` names another. */
  readonly databaseFile: string;
  /** The folder of examples and small data sets. */
  readonly resourcesDirectory: string;
  /** The built page, for `serve`. */
  readonly rendererDirectory: string;
  /** The module that a training worker starts with. */
  readonly workerUrl: URL;
  /** The product's version. */
  readonly version: string;
  /** Whether internal errors show where they were thrown. */
  readonly debug: boolean;
  /**
   * Calls the listener at the first Ctrl+C (or request to terminate) from now on; a second one ends the process.
   * @returns takes the listener away again
   */
  readonly onInterrupt: (listener: () => void) => () => void;
}
