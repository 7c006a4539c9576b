export { GraphCostsSection } from './GraphCostsSection.tsx';
export { LiveCosts, useOperations } from './LiveCosts.tsx';
export { NodeCostsSection } from './NodeCostsSection.tsx';
export { NodeCostTip } from './NodeCostTip.tsx';
export { SelectionCosts } from './SelectionCosts.tsx';
export { StatusCosts } from './StatusCosts.tsx';
export { useCosts } from './useCosts.ts';
