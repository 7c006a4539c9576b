import type { ChildProcess } from 'node:child_process';

/** Work that can be killed at any moment: the next attempt goes on from what is left, until an attempt ends the work. */
export interface Scenario {
  readonly name: string;
  /** What is being written when the process is killed. */
  readonly writes: string;
  /** Puts what the work needs into an empty folder. */
  prepare(folder: string): void;
  /** Begins the work, or resumes it. */
  attempt(folder: string): Promise<Attempt>;
  /** Describes the result of the finished work, equal for equal bits. */
  result(folder: string): string;
  /** What is wrong in a folder whose process was killed, beside the database. */
  review?(folder: string): string[];
}

export interface Attempt {
  readonly process: ChildProcess;
  /** True if the work is done, false if the process was killed before. Rejects if it failed by itself. */
  readonly ended: Promise<boolean>;
}

export const DATABASE = 'backwire.sqlite';
