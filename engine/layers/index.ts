export { findLayer, LAYERS } from './catalog.ts';
export { INITIALIZERS, type InitializerName } from './initializers.ts';
export {
  type AccuracyRule,
  CATEGORIES,
  type Category,
  inputPorts,
  type Layer,
  type LossDeclaration,
  Misfit,
  type MisfitDescription,
  type PortDeclaration,
  type WeightDeclaration,
} from './layer.ts';
