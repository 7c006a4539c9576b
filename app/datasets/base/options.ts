import { conjunction, type Message, message, quoted } from '#engine/messages/index.ts';
import { ALL_COLUMNS, type Field, type Fields, readFieldText, type ValuesOf } from '#engine/params/index.ts';
import { datasetError } from './errors.ts';
import type { SpecOptions } from './spec.ts';

/**
 * Reads the options of a SPEC by their fields, and fills in the defaults.
 * @param where name of the data in messages
 * @throws UserError dataset.badOption for an unknown option or an invalid value.
 */
export function readOptions<F extends Fields>(fields: F, given: SpecOptions, where: string): ValuesOf<F> {
  for (const name of given.keys()) if (!fieldOf(name, fields)) throw unknownOption(name, fields, where);
  const read = Object.entries(fields).map(([name, field]) => {
    const value = field.kind === 'byColumn' ? readByColumn(name, field, given, where) : readOption(name, field, given, where);
    return [name, value];
  });
  return Object.fromEntries(read);
}

function readOption(name: string, field: Field, given: SpecOptions, where: string): unknown {
  const texts = given.get(name);
  if (!texts) return field.default;
  const value = field.kind === 'texts' ? texts : texts.length === 1 ? readFieldText(field, texts[0]) : texts;
  const result = field.schema.safeParse(value);
  if (!result.success) throw badValue(name, field.expected(value), texts, where);
  return result.data;
}

/** `missing=mean` for all columns, `missing.age=median` for one. */
function readByColumn(name: string, field: Field, given: SpecOptions, where: string): unknown {
  const prefix = `${name}.`;
  const single = [...given].filter(([option]) => option.startsWith(prefix));
  const choices = single.map(([option, texts]) => {
    const value = texts.length === 1 ? { [ALL_COLUMNS]: texts[0] } : texts;
    if (!field.schema.safeParse(value).success) throw badValue(option, field.expected(value), texts, where);
    return [option.slice(prefix.length), texts[0]] as const;
  });
  const all = readOption(name, field, given, where);
  return { ...(typeof all === 'object' && all), ...Object.fromEntries(choices) };
}

/** The field of an option: that of its name, or for `missing.age` that of `missing`. */
function fieldOf(name: string, fields: Fields): Field | undefined {
  if (Object.hasOwn(fields, name)) return fields[name];
  const [base] = name.split('.', 1);
  return Object.hasOwn(fields, base) && fields[base].kind === 'byColumn' ? fields[base] : undefined;
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
