/** ln Σ exp(z) of a row of logits, without overflow. */
export function logSumExp(logits: ArrayLike<number>, start: number, count: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index++) largest = Math.max(largest, logits[start + index]);
  let sum = 0;
  for (let index = 0; index < count; index++) sum += Math.exp(logits[start + index] - largest);
  return largest + Math.log(sum);
}
