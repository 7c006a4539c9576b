import { conjunction, type Message, message, quoted } from '#engine/messages/index.ts';
import { type Fields, readFieldText, type ValuesOf } from '#engine/params/index.ts';
import { datasetError } from './errors.ts';
import type { SpecOptions } from './spec.ts';

/**
 * Reads the options of a SPEC by their fields, and fills in the defaults.
 * @param where name of the data in messages
 * @throws UserError dataset.badOption for an unknown option or an invalid value.
 */
export function readOptions<F extends Fields>(fields: F, given: SpecOptions, where: string): ValuesOf<F> {
  const read = Object.entries(fields).map(([name, field]) => {
    const texts = given.get(name);
    if (!texts) return [name, field.default];
    const value = field.kind === 'texts' ? texts : texts.length === 1 ? readFieldText(field, texts[0]) : texts;
    const result = field.schema.safeParse(value);
    if (!result.success) throw badValue(name, field.expected(value), texts, where);
    return [name, result.data];
  });
  for (const name of given.keys()) if (!Object.hasOwn(fields, name)) throw unknownOption(name, fields, where);
  return Object.fromEntries(read);
}

function badValue(name: string, expected: Message, written: readonly string[], where: string) {
  const received = conjunction(written.map(quoted));
  const values = { name, data: where, expected, received };
  const text = message("The option '{{name}}' of '{{data}}' must be {{expected}}, but is {{received}}", values);
  return datasetError('dataset.badOption', text, { where, expected, received });
}

function unknownOption(name: string, declarations: Fields, where: string) {
  const known = Object.keys(declarations);
  const expected = known.length > 0 ? message('one of the options {{options}}', { options: known }) : message('no options');
  return datasetError(
    'dataset.badOption',
    message("'{{data}}' accepts {{expected}}, but has '{{option}}'", { data: where, expected, option: name }),
    { where, expected, received: name },
  );
}
