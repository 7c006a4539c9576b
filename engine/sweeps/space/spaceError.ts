import { declareErrors } from '../../messages/index.ts';

const CODES = {
  'space.malformed': 'A part of the search space is missing or has the wrong type.',
  'space.duplicateName': 'Two parameters have the same name.',
  'space.bounds': 'The lower bound of a parameter is above its upper bound.',
  'space.logBound': 'A parameter on a logarithmic scale has a lower bound that is not positive.',
  'space.logStep': 'A parameter has a step and a logarithmic scale.',
  'space.step': 'A step is not positive, or is larger than the range.',
  'space.choices': 'A parameter has no choices, or one of them twice.',
  'space.unknownName': 'A condition names a parameter that the space does not have.',
  'space.conditionValue': 'A condition compares a parameter with a value that it never has.',
  'space.conditionCycle': 'A parameter depends on itself by conditions.',
} as const;

export const spaceError = declareErrors(CODES);
export type SpaceCode = keyof typeof CODES;
