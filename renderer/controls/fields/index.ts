export { Explained } from './Explained.tsx';
export { Fold } from './Fold.tsx';
export { optionLabel } from './optionLabel.ts';
export { ParameterField } from './ParameterField.tsx';
export { ParameterFields } from './ParameterFields.tsx';
export type { Field } from './readText.ts';
