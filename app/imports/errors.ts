import { declareErrors } from '#engine/errors.ts';

/** Errors of imported files, each code once. */
export const importError = declareErrors({
  'import.tooLarge': 'The file is larger than what can be read as data.',
});
