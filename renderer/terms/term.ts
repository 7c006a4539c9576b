/** A glossary term. */
export interface Term {
  readonly id: string;
  /** In English, marked by `later`. */
  readonly label: string;
  /** A definition in a sentence or two. */
  readonly summary: string;
  /** TeX, in the notation of the reference. */
  readonly formula: string;
}
