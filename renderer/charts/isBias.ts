/** Biases are dashed, to distinguish them from weights without color. */
export function isBias(parameter: string): boolean {
  return /bias/i.test(parameter.slice(parameter.lastIndexOf('.') + 1));
}
