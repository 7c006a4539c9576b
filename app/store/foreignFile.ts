import { type Message, message } from '#engine/text/index.ts';
import { databaseError } from './errors.ts';

/** A file that is left unchanged. */
export function foreignFile(file: string, received: Message) {
  return databaseError('database.foreign', message("'{{file}}' is not a database of Backwire; it was left as it is", { file }), {
    where: file,
    expected: message('a database of Backwire, or a name that is not taken'),
    received,
    fix: message('Name another file'),
  });
}
