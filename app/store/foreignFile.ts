import { databaseError } from './errors.ts';

/** A file that is left as it is. */
export function foreignFile(file: string, received: string) {
  return databaseError('database.foreign', `'${file}' is not a database of Backwire; it was left as it is`, {
    where: file,
    expected: 'a database of Backwire, or a name that is not taken',
    received,
    fix: 'Name another file',
  });
}
