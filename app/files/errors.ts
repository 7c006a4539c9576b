import { declareErrors } from '#engine/errors.ts';

/** Errors of user-chosen files, each code once. */
export const fileError = declareErrors({
  'file.missing': 'There is no file at the path.',
  'file.unreadable': 'The operating system refuses to read the file.',
  'file.notText': 'The file is not text in UTF-8 or UTF-16.',
  'file.tooLarge': 'The file holds more text than can be read at once.',
  'file.unwritable': 'The operating system refuses to write the file.',
  'file.full': 'There is no room left for the file.',
});
