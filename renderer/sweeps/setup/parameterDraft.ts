/** A parameter of a sweep as it is typed. */
export interface ParameterDraft {
  readonly address: string;
  readonly kind: 'range' | 'choices';
  readonly low: string;
  readonly high: string;
  readonly isLog: boolean;
  readonly choices: readonly string[];
  /** Searched only while another parameter has one of these choices; null for always. */
  readonly when: { readonly name: string; readonly in: readonly string[] } | null;
}
