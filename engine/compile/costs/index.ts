export { costsOf } from './costsOf.ts';
export type { GraphCosts, NodeCosts, TrainingMemory } from './graphCosts.ts';
