/** Writes ∂J/∂prediction into `gradient` and returns J, the batch mean. */
export type TypedLoss = (prediction: Float32Array, target: Float32Array, gradient: Float32Array, batch: number) => number;

/** J = mean (ŷ - y)². */
export const meanSquaredError: TypedLoss = (prediction, target, gradient) => {
  let loss = 0;
  for (let index = 0; index < prediction.length; index++) {
    const difference = prediction[index] - target[index];
    loss += (difference * difference) / prediction.length;
    gradient[index] = (2 * difference) / prediction.length;
  }
  return loss;
};

/** J = mean of -ln softmax(z) of the true class; the gradient is (p - y) / batch. */
export const crossEntropy: TypedLoss = (logits, target, gradient, batch) => {
  const classes = logits.length / batch;
  let loss = 0;
  for (let sample = 0, at = 0; sample < batch; sample++, at += classes) {
    let largest = logits[at];
    for (let index = 1; index < classes; index++) largest = Math.max(largest, logits[at + index]);
    let total = 0;
    for (let index = 0; index < classes; index++) total += Math.exp(logits[at + index] - largest);
    for (let index = 0; index < classes; index++) {
      gradient[at + index] = Math.exp(logits[at + index] - largest) / total / batch;
    }
    const right = at + target[sample];
    loss -= (logits[right] - largest - Math.log(total)) / batch;
    gradient[right] -= 1 / batch;
  }
  return loss;
};
