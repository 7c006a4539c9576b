import { message } from '#engine/messages/index.ts';
import { unexpectedWithFix } from './errors.ts';
import type { FileReference } from './fileReference.ts';
import { stampOf } from './fileStamp.ts';

/**
 * Reads files that stay the same meanwhile: of one that is still being written, part of the samples could be read, or an error be found
 * that is none.
 * @throws UserError dataset.changed instead of any other
 */
export function readUnchanged<Result>(files: readonly FileReference[], read: () => Result): Result {
  const before = stampOf(files);
  const requireSame = () => {
    if (stampOf(files) !== before) throw changedMeanwhile(files);
  };
  try {
    const result = read();
    requireSame();
    return result;
  } catch (error) {
    requireSame();
    throw error;
  }
}

function changedMeanwhile(files: readonly FileReference[]) {
  return unexpectedWithFix('dataset.changed', {
    where: files.map(({ shown }) => shown),
    expected: message('a file that stays the same while it is read'),
    received: message('one that was changed, moved or removed meanwhile'),
    fix: message('Read it again once it is complete.'),
  });
}
