import type { Fields, ValuesOf } from '#engine/params/index.ts';
import type { ReadingContext } from './reader.ts';
import type { Source } from './source.ts';

/** The location of the program's own data, and the reader's context. */
export interface DatasetContext extends Pick<ReadingContext, 'onProgress'> {
  /** The folder `resources`. */
  readonly resourcesDirectory: string;
}

/** A data set with a name of its own. */
export interface BuiltIn<F extends Fields = Fields> {
  /** The name in a SPEC. */
  readonly spec: string;
  /** The display name. */
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /** Number of samples, unless an option changes it. */
  readonly samples: number;
  /** True if its features are columns, each in a unit of its own: they need normalization. */
  readonly isTable?: boolean;
  readonly options: F;
  /**
   * @param trained columns and classes of the training data, for other data
   * @throws UserError as its reader does
   */
  read(options: ValuesOf<F>, context: DatasetContext & ReadingContext): Source;
}
