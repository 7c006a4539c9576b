import { declareErrors, type Message, message, quoted } from '../../messages/index.ts';
import { type Field, readFieldText } from '../../params/index.ts';
import type { GraphDocument } from '../document/document.ts';
import { nodePaths } from '../document/nodePaths.ts';
import { SETTING_NAMES, sectionOf } from './sections.ts';

const settingError = declareErrors({
  'setting.unknown': 'An address names neither a parameter of a node nor a setting.',
  'setting.value': 'A value does not fit the parameter or setting it is for.',
});

/**
 * Sets one value of a document by its address: `hidden.units` (a parameter of a node), `residual/conv1.filters` (of a node within a
 * block, in all uses of the block), `optimizer.learningRate`, `optimizer.type`, `schedule.warmup`, `training.batchSize` or
 * `data.validation`. A node comes before a setting of the same name.
 * @param written as on the command line: `64`, `true`, `3x3`, `heNormal`
 * @throws UserError setting.unknown, setting.value
 */
export function setValue(document: GraphDocument, address: string, written: string): GraphDocument {
  const dot = address.lastIndexOf('.');
  const [owner, name] = [address.slice(0, Math.max(dot, 0)), address.slice(dot + 1)];
  const section = sectionOf(document, owner);
  if (!section) throw unknownOwner(address, document);
  const { fields, values, replace } = section;
  if (!Object.hasOwn(fields, name)) throw unknownName(address, Object.keys(fields));
  return replace({ ...values, [name]: readValue(address, fields[name], written) });
}

/**
 * Sets several values by their addresses. Types come first, since another optimizer or schedule starts with its defaults.
 * @throws UserError setting.unknown, setting.value
 */
export function setValues(document: GraphDocument, values: Readonly<Record<string, unknown>>): GraphDocument {
  const isType = ([address]: readonly [string, unknown]): boolean => address.endsWith('.type');
  const ordered = Object.entries(values).toSorted((a, b) => Number(isType(b)) - Number(isType(a)));
  return ordered.reduce((next, [address, value]) => setValue(next, address, String(value)), document);
}

function readValue(address: string, field: Field, written: string): unknown {
  const value = field.kind === 'texts' ? [written] : readFieldText(field, written);
  const result = field.schema.safeParse(value);
  if (result.success) return result.data;
  const expected = field.expected(value);
  const text = message("'{{address}}' must be {{expected}}, but is '{{received}}'", { address, expected, received: written });
  throw settingError('setting.value', text, { where: address, expected, received: written });
}

function unknownOwner(address: string, document: GraphDocument) {
  const names = [...nodePaths(document).map(({ path }) => path), ...SETTING_NAMES];
  return unknown(address, message('NAME.PARAMETER, with one of the names {{names}}', { names }));
}

function unknownName(address: string, known: readonly string[]) {
  return unknown(address, known.length > 0 ? message('one of {{names}}', { names: known }) : message('no parameters'));
}

function unknown(address: string, expected: Message) {
  const text = message("There is no parameter '{{address}}': expected {{expected}}", { address, expected });
  return settingError('setting.unknown', text, { where: address, expected, received: quoted(address) });
}
