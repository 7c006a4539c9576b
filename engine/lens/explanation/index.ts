export { type Address, formatAddress, parseAddress } from './address.ts';
export { type AddressProblem, addressError } from './addressError.ts';
export { type ExplainOptions, type Explanation, explain, locate } from './explain.ts';
export { type ElementExplanation, type ExplanationTerm, explainElement } from './explainElement.ts';
export { type ExplainablePass, PassScope, type UpdateState } from './passScope.ts';
export { texNumber } from './texNumber.ts';
