/** What a diagnosis is about, for people: its page in the reference, the command line and docs derive from it. */
export interface Documentation {
  readonly code: string;
  /** A noun phrase. */
  readonly label: string;
  /** A sentence: how it is told from a healthy run, with `{{names}}` of thresholds. */
  readonly help: string;
  /** Those in the sentence; the formula holds them, too. */
  readonly thresholds?: Readonly<Record<string, number>>;
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

/** A share as a percentage, in whole numbers. */
export const percent = (share: number): number => Math.round(100 * share);

export function defineDocumentation(documentation: Documentation): Documentation {
  return documentation;
}
