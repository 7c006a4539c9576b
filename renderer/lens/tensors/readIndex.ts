/** An index as a person writes it: "3, 17", "[3,17]", "3 17". Undefined if it is none, or out of range. */
export function readIndex(text: string, shape: readonly number[]): number[] | undefined {
  const parts = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .split(/[\s,;×]+/)
    .filter((part) => part !== '');
  if (parts.length !== shape.length || !parts.every((part) => /^\d+$/.test(part))) return undefined;
  const index = parts.map(Number);
  return index.every((at, dimension) => at < shape[dimension]) ? index : undefined;
}
