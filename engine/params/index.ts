export {
  bool,
  choice,
  type Field,
  type Fields,
  float,
  int,
  nodeId,
  numbers,
  optionalFloat,
  optionalInt,
  optionalSize,
  pairOf,
  type Size,
  shape,
  size,
  text,
  texts,
  type ValuesOf,
} from './field.ts';
export { FIELD_KINDS, type FieldData, fieldsFromData, fieldsToData } from './fieldData.ts';
export { readFieldText } from './readFieldText.ts';
export { type ParamProblem, readParams } from './readParams.ts';
