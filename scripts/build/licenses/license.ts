/** What the program holds of others, and on what terms. */
export interface License {
  /** The package. */
  readonly name: string;
  /** Empty where it is not known. */
  readonly version: string;
  /** An SPDX expression, or a word. */
  readonly license: string;
  /** The notice that must go along with it. */
  readonly text: string;
}

/** By name, then by version; each once. */
export function sortLicenses(licenses: readonly License[]): License[] {
  const byKey = new Map(licenses.map((license) => [`${license.name.toLowerCase()} ${license.version}`, license]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, license]) => license);
}
