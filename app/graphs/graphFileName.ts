/** `mnist-mlp.backwire.json` for `MNIST MLP`. */
export function graphFileName(name: string): string {
  return `${plainName(name)}.backwire.json`;
}

/** A name that every file system takes: letters and digits of any script, joined by hyphens. */
export function plainName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return plain || 'untitled';
}
