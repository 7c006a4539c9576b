/** A part of the repository, and what its files may import. */
export interface Room {
  /** A file belongs to the room with the longest folder that it lies in. */
  readonly folder: string;
  /** What it holds, as a row of the table in ARCHITECTURE.md. */
  readonly holds: string;
  /** Rooms that its files may import, besides their own: each by its folder, or all of an area as `app/*`. */
  readonly mayImport: readonly string[];
  /** Packages that it may import. */
  readonly packages: readonly string[] | 'any';
  /** Whether Node's own modules exist there. */
  readonly node: boolean;
}

/** What the rooms of one area have in common. */
export type Area = Pick<Room, 'packages' | 'node'>;
