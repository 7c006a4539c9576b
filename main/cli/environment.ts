/** An output of the command line: standard output and error, or a test's substitute. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Everything that commands take from the process, so that they also run inside a test. */
export interface Environment {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Default SQLite file, overridden by `--db`. */
  readonly databaseFile: string;
  /** Folder of the examples and small data sets. */
  readonly resourcesDirectory: string;
  /** The built page, for `serve`. */
  readonly rendererDirectory: string;
  /** Module of a training worker. */
  readonly workerUrl: URL;
  /** Product version. */
  readonly version: string;
  /** True to show the stack of internal errors. */
  readonly debug: boolean;
  /**
   * Calls the listener at the next Ctrl+C (or termination request); a second one ends the process.
   * @returns removes the listener
   */
  readonly onInterrupt: (listener: () => void) => () => void;
}
