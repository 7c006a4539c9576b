/** A third-party package and its license. */
export interface License {
  /** The package. */
  readonly name: string;
  /** Empty if unknown. */
  readonly version: string;
  /** An SPDX expression, or a word. */
  readonly license: string;
  /** The required notice. */
  readonly text: string;
}

/** By name, then by version, without duplicates. */
export function sortLicenses(licenses: readonly License[]): License[] {
  const byKey = new Map(licenses.map((license) => [`${license.name.toLowerCase()} ${license.version}`, license]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, license]) => license);
}
