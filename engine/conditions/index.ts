export { type ConditionReading, readCondition } from './check.ts';
export type { Condition, TensorAddress } from './condition.ts';
export {
  type ConditionSource,
  type ConditionTensor,
  evaluateCondition,
  type NonFiniteValue,
  type SeenValue,
  type Verdict,
} from './evaluate.ts';
export type { BinaryExpression, CallExpression, Expression, NameExpression } from './expression.ts';
export { nearest } from './nearest.ts';
export { type ConditionNeeds, isMonotone, needsOf } from './needs.ts';
export { LONGEST_CONDITION } from './parse.ts';
export { type ConditionProblem, conditionProblemError, pointAt } from './problem.ts';
export { type ExpressionReading, readExpression } from './readExpression.ts';
export { type ConditionScope, plainNames, quantitiesOf, type ScopeNode, validationNames, writeName, writePart } from './scope.ts';
