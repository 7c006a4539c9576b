import { extname } from 'node:path';
import { type Message, message } from '#engine/messages/index.ts';
import { describeKind, findStatus } from './base/bytes.ts';
import { datasetError } from './base/errors.ts';
import type { FileReference } from './base/fileReference.ts';
import { ENDINGS, SPEC_FORMS } from './specForms.ts';

/** The error with the known data sets, or what the path leads to if it exists. */
export function unknownSpec(file: FileReference) {
  const { path, shown } = file;
  const status = shown.trim() === '' ? undefined : findStatus(file);
  if (status?.isFile()) return unknownFile(file);
  if (status) {
    const received = describeKind(status);
    const text = message("'{{file}}' is {{received}}; expected {{expected}}", { file: shown, received, expected: SPEC_FORMS });
    return datasetError('dataset.notFile', text, { where: path, expected: SPEC_FORMS, received });
  }
  const text = message("There is no data set '{{name}}'; expected {{expected}}", { name: shown, expected: SPEC_FORMS });
  return datasetError('dataset.unknown', text, { where: shown, expected: SPEC_FORMS, received: shown });
}

function unknownFile({ path, shown }: FileReference) {
  const expected = message(
    'a name that ends in one of {{endings}} (gzipped or not), or the kind before the path, as in csv:{{file}}',
    {
      endings: ENDINGS,
      file: shown,
    },
  );
  const text = message("'{{file}}' cannot be read as data; expected {{expected}}", { file: shown, expected });
  return datasetError('dataset.unknown', text, { where: path, expected, received: shown, fix: conversionOf(shown) });
}

const FROM_SPREADSHEET = message('In the spreadsheet program, save the sheet as CSV in UTF-8.');

/** How files of other programs become data, by their extensions. */
const CONVERSIONS: Readonly<Record<string, Message>> = {
  xlsx: FROM_SPREADSHEET,
  xls: FROM_SPREADSHEET,
  ods: FROM_SPREADSHEET,
  numbers: FROM_SPREADSHEET,
  json: message('Write one JSON object per line (JSON Lines), and name the file .jsonl.'),
};

const conversionOf = (path: string): Message =>
  CONVERSIONS[extname(path).slice(1).toLowerCase()] ??
  message('Name its kind before the path, or convert it to one of these kinds of files.');
