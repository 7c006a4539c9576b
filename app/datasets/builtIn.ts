import type { ReadingProgress } from '#app/contract/index.ts';
import type { Preparation } from '#engine/training/index.ts';
import type { Source } from './source.ts';
import type { SpecOptions } from './spec.ts';

/** Where the program's own data lies. */
export interface DatasetContext {
  /** The folder `resources`. */
  readonly resourcesDirectory: string;
  /** Told now and then how much of a table has been read. */
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
}

/** A data set that a name is enough for. */
export interface BuiltIn {
  /** The name in a SPEC. */
  readonly spec: string;
  /** The name that people read. */
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /** How many samples it has unless an option asks for another number. */
  readonly samples: number;
  /**
   * @param trained what the training data fixed, where this is other data than that
   * @throws UserError dataset.badOption and those of its reader.
   */
  readonly read: (options: SpecOptions, context: DatasetContext, trained?: Preparation) => Source;
}
