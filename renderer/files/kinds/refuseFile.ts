import { declared, message } from '#engine/text/index.ts';
import { WindowError } from '../../transport/index.ts';
import type { FileKind } from './fileKind.ts';

/** What can be opened, in a sentence. */
const CAN_BE_OPENED = message('Open a graph or weights in JSON, a table in CSV or TSV, or a pair of IDX files.');

/** The error of a file that cannot be opened: what it is, as far as that is known, and what to do. */
export function refuseFile(name: string, { kind, ...rest }: FileKind): WindowError {
  if (kind === 'empty') return new WindowError('file.empty', message("'{{name}}' is empty", { name }), { fix: CAN_BE_OPENED });
  if (kind === 'unreadable') {
    const fix = message(
      'Folders cannot be opened; open the files in them. Otherwise check that you have permission to read the file.',
    );
    return new WindowError('file.unreadable', message("'{{name}}' cannot be read", { name }), { fix });
  }
  const is = 'is' in rest ? rest.is : undefined;
  if (!is) {
    const text = message("'{{name}}' contains data of a kind that Backwire does not know", { name });
    return new WindowError('file.unknown', text, { fix: CAN_BE_OPENED });
  }
  const text = message("'{{name}}' is {{kind}}, which cannot be opened", { name, kind: declared(is.name) });
  return new WindowError('file.foreign', text, { fix: is.advice === undefined ? CAN_BE_OPENED : declared(is.advice) });
}
