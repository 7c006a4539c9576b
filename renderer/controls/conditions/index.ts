export { ConditionInput } from './ConditionInput.tsx';
export { conditionExamples } from './conditionExamples.ts';
