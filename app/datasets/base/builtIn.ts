import type { Fields, ValuesOf } from '#engine/params/index.ts';
import type { ReadingContext } from './reader.ts';
import type { Source } from './source.ts';

/** Where the program's own data lies, and what a reading is told. */
export interface DatasetContext extends Pick<ReadingContext, 'onProgress'> {
  /** The folder `resources`. */
  readonly resourcesDirectory: string;
}

/** A data set that a name is enough for. */
export interface BuiltIn<F extends Fields = Fields> {
  /** The name in a SPEC. */
  readonly spec: string;
  /** The name that people read. */
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /** How many samples it has unless an option asks for another number. */
  readonly samples: number;
  readonly options: F;
  /**
   * @param trained what the training data fixed, where this is other data than that
   * @throws UserError as its reader does
   */
  read(options: ValuesOf<F>, context: DatasetContext & ReadingContext): Source;
}
