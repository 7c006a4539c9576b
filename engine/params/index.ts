export * from './field.ts';
export { type FieldData, fieldsFromData, fieldsToData } from './fieldData.ts';
export { readFieldText } from './readFieldText.ts';
export { type ParamProblem, readParams } from './readParams.ts';
