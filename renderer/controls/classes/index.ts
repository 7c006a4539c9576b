export { ConfusedPairs } from './ConfusedPairs.tsx';
export { useClassPages } from './useClassPages.tsx';
export { useConfusions } from './useConfusions.tsx';
