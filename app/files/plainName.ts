/** A file name valid on every system: letters and digits of any script, joined by hyphens. */
export function plainName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return plain || 'untitled';
}
