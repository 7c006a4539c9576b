/** The splits of a data set, in the order of their codes. */
export const SPLIT_NAMES = ['train', 'validation', 'test'] as const;

export type Split = (typeof SPLIT_NAMES)[number];

/** What people call the splits, in lower case. */
export const SPLIT_WORDS: Readonly<Record<string, Split>> = {
  train: 'train',
  training: 'train',
  validation: 'validation',
  valid: 'validation',
  val: 'validation',
  dev: 'validation',
  test: 'test',
  testing: 'test',
};

/** How samples are assigned to training, validation and test. */
export type SplitRule =
  | { readonly by: 'chance' | 'class' }
  /** Samples of one group stay together. */
  | { readonly by: 'group'; readonly groups: Uint32Array }
  /** The last samples are tested on, those before them validate. */
  | { readonly by: 'time'; readonly times: Float64Array }
  /** By the data itself: indices of {@link SPLIT_NAMES}. */
  | { readonly by: 'column'; readonly splits: Uint8Array };
