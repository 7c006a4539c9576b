export { NeuronDrawing } from './NeuronDrawing.tsx';
export type { DenseConnection, NeuronLayer } from './neuronLayer.ts';
export type { NeuronPosition } from './neuronLayout.ts';
