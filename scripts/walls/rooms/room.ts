/** A part of the repository with its allowed imports. */
export interface Room {
  /** A file belongs to the innermost room that contains it. */
  readonly folder: string;
  /** Its content, for the table in ARCHITECTURE.md. */
  readonly holds: string;
  /** Other rooms that its files may import: by folder, or all of an area as `app/*`. */
  readonly mayImport: readonly string[];
  /** Packages that it may import. */
  readonly packages: readonly string[] | 'any';
  /** True if Node's built-in modules are allowed. */
  readonly node: boolean;
}

/** Common properties of the rooms of an area. */
export type Area = Pick<Room, 'packages' | 'node'>;
