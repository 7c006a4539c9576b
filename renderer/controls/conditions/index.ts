export { ConditionInput } from './ConditionInput.tsx';
export { ConditionText } from './ConditionText.tsx';
export { conditionExamples } from './conditionExamples.ts';
