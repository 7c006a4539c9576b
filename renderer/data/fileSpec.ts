/** What a person said of a data file. */
export interface FileChoice {
  readonly kind: 'csv' | 'idx';
  readonly path: string;
  /** The column to predict, of a CSV file; empty for the last. */
  readonly target: string;
  /** The second file of an IDX pair. */
  readonly labels: string;
}

/** The SPEC of a data file, as the command line takes it too; undefined while something is missing. */
export function toSpec({ kind, path, target, labels }: FileChoice): string | undefined {
  const place = path.trim();
  if (place === '') return undefined;
  if (kind === 'idx') return labels.trim() === '' ? undefined : `idx:${place},${labels.trim()}`;
  // Who knows the SPEC may write it whole.
  if (target.trim() === '' || place.includes('?')) return place;
  return `${place}?target=${encodeURIComponent(target.trim())}`;
}

/** The last part of a SPEC's path, without its options. */
export function fileName(spec: string): string {
  return spec.split('?')[0].split(/[\\/]/).at(-1) || spec;
}
