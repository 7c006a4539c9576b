import { declared, disjunction, type MessageValue, message } from '#engine/messages/index.ts';
import type { FileRole, Reader } from './base/reader.ts';
import { BUILT_INS, READERS } from './catalog.ts';

/** The form of a SPEC with the reader's prefix: `idx:IMAGES,LABELS or idx:IMAGES,LABELS;TEST-IMAGES,TEST-LABELS`. */
export function formOf({ name, files, testFiles }: Reader): MessageValue {
  const join = (roles: readonly FileRole[]) => roles.map((role) => role.name).join(',');
  const form = `${name}:${join(files)}`;
  return disjunction(testFiles ? [form, `${form};${join(testFiles)}`] : [form]);
}

/** The form of each reader's files in a SPEC, for messages. */
export const DATA_FORMS: MessageValue = READERS.map((reader) => {
  const { extensions, noun } = reader;
  const form = formOf(reader);
  if (extensions.length === 0) return form;
  const values = { endings: disjunction(extensions.map((extension) => `.${extension}`)), form, noun: declared(noun) };
  return message('a path to a {{endings}} file (gzipped or not), {{form}} for {{noun}} with another file name', values);
});

/** The possible forms of a SPEC, for messages. */
export const SPEC_FORMS = message('one of {{names}}, {{forms}}', { names: BUILT_INS.map(({ spec }) => spec), forms: DATA_FORMS });

/** The endings of file names by which readers are found. */
export const ENDINGS = READERS.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`));
