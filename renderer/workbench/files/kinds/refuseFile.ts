import { declared, type Message, message } from '#engine/messages/index.ts';
import { WindowError } from '../../connection/index.ts';
import type { FileKind } from './identifyFile.ts';

/** The supported files, in one sentence. */
const sayWhatOpens = (formats: readonly string[]): Message =>
  message('Open a graph in JSON, weights in JSON or safetensors, or data in one of these formats: {{formats}}.', {
    formats: formats.map(declared),
  });

/**
 * The error of a file that cannot be opened: its kind, if known, and what to do.
 * @param formats the labels of the formats of data
 */
export function refuseFile(name: string, { kind, ...rest }: FileKind, formats: readonly string[]): WindowError {
  const canBeOpened = sayWhatOpens(formats);
  if (kind === 'empty') return new WindowError('file.empty', message("'{{name}}' is empty", { name }), { fix: canBeOpened });
  if (kind === 'unreadable') {
    const fix = message(
      'Enter the path of a folder of images when importing data; of other folders, open the files in them. Otherwise check that you may read the file.',
    );
    return new WindowError('file.unreadable', message("'{{name}}' cannot be read", { name }), { fix });
  }
  const is = 'is' in rest ? rest.is : undefined;
  if (!is) {
    const text = message("'{{name}}' contains data of a kind that Backwire does not know", { name });
    return new WindowError('file.unknown', text, { fix: canBeOpened });
  }
  const text = message("'{{name}}' is {{kind}}, which cannot be opened", { name, kind: declared(is.name) });
  return new WindowError('file.foreign', text, { fix: is.advice === undefined ? canBeOpened : declared(is.advice) });
}
