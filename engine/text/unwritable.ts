/**
 * Why a name does not survive a file or the database, where it does not: UTF-8 has no form for half of a surrogate pair, and
 * a zero character ends a name elsewhere.
 */
export function describeUnwritable(name: string): string | undefined {
  if (!name.isWellFormed()) return 'half of a surrogate pair';
  return name.includes('\0') ? 'a zero character' : undefined;
}
