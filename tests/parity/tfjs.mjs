// Writes the losses of ten training steps in TensorFlow.js, which shares no code with our engine, to tfjs.json. Only needed to
// regenerate the reference values: in a separate folder, `npm install @tensorflow/tfjs@4`, then `node tfjs.mjs > tfjs.json`.
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');

const wave = (length, phase) => Float32Array.from({ length }, (_, index) => Math.sin(index * 1.7 + phase) * 0.4);
const points = wave(32 * 4, 1).map((value) => value * 3);
const labels = Int32Array.from({ length: 32 }, (_, index) => (index * 7) % 3);

const OPTIMIZERS = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.1, 0.9),
  nesterov: () => tf.train.momentum(0.1, 0.9, true),
  adam: () => tf.train.adam(0.01),
};

/** 4 → 8 tanh → 3 classes, softmax cross-entropy. */
async function lossesWith(optimizer) {
  const kernel1 = tf.variable(tf.tensor(wave(32, 2), [4, 8]));
  const bias1 = tf.variable(tf.zeros([8]));
  const kernel2 = tf.variable(tf.tensor(wave(24, 3), [8, 3]));
  const bias2 = tf.variable(tf.zeros([3]));
  const losses = [];
  for (let step = 0; step < 10; step++) {
    const loss = optimizer.minimize(() => {
      const hidden = tf.tanh(tf.tensor(points, [32, 4]).matMul(kernel1).add(bias1));
      return tf.losses.softmaxCrossEntropy(tf.oneHot(tf.tensor1d(labels), 3), hidden.matMul(kernel2).add(bias2));
    }, true);
    losses.push((await loss.data())[0]);
  }
  return losses;
}

const result = { source: `TensorFlow.js ${tf.version_core}, cpu`, losses: {} };
for (const [name, make] of Object.entries(OPTIMIZERS)) result.losses[name] = await lossesWith(make());
console.log(JSON.stringify(result, null, 2));
