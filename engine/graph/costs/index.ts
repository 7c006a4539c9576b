export { costsOf, type GraphCosts, type NodeCosts, type TrainingMemory } from './costsOf.ts';
