export { Explained } from './Explained.tsx';
export { Fold } from './Fold.tsx';
export { type InvalidField, invalidFields, useInvalidField } from './invalidFields.ts';
export { optionLabel, ParameterField } from './ParameterField.tsx';
export { ParameterFields } from './ParameterFields.tsx';
export { readRow } from './readRow.ts';
export type { Field } from './readText.ts';
