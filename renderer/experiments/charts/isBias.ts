/** Biases are dashed, so that they are told from weights without color too. */
export function isBias(parameter: string): boolean {
  return /bias/i.test(parameter.slice(parameter.lastIndexOf('.') + 1));
}
