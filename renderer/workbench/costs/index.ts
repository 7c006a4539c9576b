export { type CostCounter, createCostCounter } from './costCounter.ts';
