import { declareErrors } from '#engine/messages/index.ts';

/** What can go wrong with a file that is taken in, each code once. */
export const importError = declareErrors({
  'import.tooLarge': 'The file is larger than what can be read as data.',
});
