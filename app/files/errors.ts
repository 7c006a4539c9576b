import { declareErrors } from '#engine/messages/index.ts';

/** Errors of user-chosen files, each code once. */
export const fileError = declareErrors({
  'file.missing': 'There is no file at the path.',
  'file.unreadable': 'The operating system denies reading the file.',
  'file.notText': 'The file is not text in UTF-8 or UTF-16.',
  'file.tooLarge': 'The file is larger than the limit for text.',
  'file.unwritable': 'The operating system denies writing the file.',
  'file.full': 'The disk has no space left for the file.',
});
