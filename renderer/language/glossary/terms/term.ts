/** A word of the field. */
export interface Term {
  readonly id: string;
  /** In English, as `later` has marked it. */
  readonly label: string;
  /** What it is, in a sentence or two. */
  readonly summary: string;
  /** TeX, in the notation of the reference. */
  readonly formula: string;
}
