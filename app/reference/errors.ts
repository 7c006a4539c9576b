import { declareErrors } from '#engine/messages/index.ts';

export const referenceError = declareErrors({
  'reference.unknown': 'A page of the reference that does not exist was asked for.',
});
