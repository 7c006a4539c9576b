import { later, t } from '../../language/index.ts';
import { WindowError } from '../../transport/index.ts';
import type { FileKind } from './fileKind.ts';

/** What can be opened, in a sentence. */
const CAN_BE_OPENED = later('Open a graph or weights in JSON, a table in CSV or TSV, or a pair of IDX files.');

/** The error of a file that cannot be opened: what it is, as far as that is known, and what to do. */
export function refuseFile(name: string, { kind, ...rest }: FileKind): WindowError {
  if (kind === 'empty') return new WindowError('file.empty', t("'{{name}}' is empty", { name }), { fix: t(CAN_BE_OPENED) });
  if (kind === 'unreadable') {
    const fix = t('Folders cannot be opened; open the files in them. Otherwise check that you may read the file.');
    return new WindowError('file.unreadable', t("'{{name}}' cannot be read", { name }), { fix });
  }
  const is = 'is' in rest ? rest.is : undefined;
  if (!is) {
    const message = t("'{{name}}' holds data of a kind that Backwire does not know", { name });
    return new WindowError('file.unknown', message, { fix: t(CAN_BE_OPENED) });
  }
  const message = t("'{{name}}' is {{kind}}, which cannot be opened", { name, kind: t(is.name) });
  return new WindowError('file.foreign', message, { fix: t(is.advice ?? CAN_BE_OPENED) });
}
