/**
 * The shape of a weight whose last dimension is a flattened image: [neurons, height, width, channels]. Its elements stay in order.
 * @param shape [neurons, inputs]
 * @param image [height, width, channels]
 */
export const foldedShape = (shape: readonly number[], image: readonly number[]): number[] => [shape[0], ...image];

/** The pixel [neuron, row, column, channel] of an element [neuron, input]. */
export function foldIndex([neuron, input]: readonly number[], [, width, channels]: readonly number[]): number[] {
  const pixel = Math.floor(input / channels);
  return [neuron, Math.floor(pixel / width), pixel % width, input % channels];
}

/** The element [neuron, input] of a pixel [neuron, row, column, channel]. */
export function unfoldIndex([neuron, row, column, channel]: readonly number[], [, width, channels]: readonly number[]): number[] {
  return [neuron, (row * width + column) * channels + channel];
}
