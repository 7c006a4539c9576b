export { GraphCostsSection, NodeCostsSection, SelectionCosts } from './CostSections.tsx';
export { LiveCosts, NodeCostTip, useOperations } from './LiveCosts.tsx';
export { StatusCosts } from './StatusCosts.tsx';
