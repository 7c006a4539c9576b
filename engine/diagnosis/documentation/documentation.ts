/** What a diagnosis is about, for people: its page in the reference, the command line and docs derive from it. */
export interface Documentation {
  readonly code: string;
  /** A noun phrase. */
  readonly label: string;
  /** A sentence: how it is told from a healthy run. */
  readonly help: string;
  /** The criterion in TeX, with its thresholds. */
  readonly formula: string;
  /** What usually causes it. */
  readonly causes: string;
  /** What usually mends it. */
  readonly remedies: string;
  /** The paper and its year. */
  readonly source: string;
  /** `error` if the run is useless because of it. */
  readonly severity: 'error' | 'warning';
}

export function defineDocumentation(documentation: Documentation): Documentation {
  return documentation;
}
