import { declareErrors } from '#engine/errors.ts';

export const referenceError = declareErrors({
  'reference.unknown': 'A page of the reference that does not exist was asked for.',
});
