import { declareErrors } from '#engine/errors.ts';

/** What can go wrong with a file that a person chose, each code once. */
export const fileError = declareErrors({
  'file.missing': 'There is no file at the path.',
  'file.unreadable': 'The operating system refuses to read the file.',
  'file.unwritable': 'The operating system refuses to write the file.',
  'file.full': 'There is no room left for the file.',
});
