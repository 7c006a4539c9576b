import { type Command, Option } from 'commander';
import { FORMATS, type Format, PARTS } from '#engine/interchange/index.ts';
import { english } from '#engine/messages/index.ts';
import { type Field, readFieldText } from '#engine/params/index.ts';

/** An option of one or several formats, by its declared name: `encoding`. */
const NAMES: readonly string[] = [...new Set(FORMATS.flatMap(({ options }) => Object.keys(options)))];

/** Adds an option for each field that a format declares: `--encoding <VALUE>`. */
export function addFormatOptions(command: Command): void {
  for (const name of NAMES) {
    const help = FORMATS.flatMap((format) => (Object.hasOwn(format.options, name) ? [describeField(format, name)] : []));
    command.addOption(new Option(`${flagOf(name)} <VALUE>`, help.join('; ')));
  }
}

/** The options of a format among the parsed arguments, converted by its fields; those of other formats as given. */
export function formatOptionsOf(format: string, parsed: object): Record<string, unknown> {
  const fields = FORMATS.find(({ name }) => name === format)?.options ?? {};
  const given = Object.entries(parsed).filter(([name]) => NAMES.includes(name));
  return Object.fromEntries(
    given.map(([name, text]) => [name, Object.hasOwn(fields, name) ? readFieldText(fields[name], text) : text]),
  );
}

/** The formats for the help: purpose, contents and options of each. */
export function describeFormats(): string {
  return `\nFormats:\n${FORMATS.map(describeFormat).join('\n')}`;
}

function describeFormat({ name, label, help, extension, carries, options }: Format): string {
  const lines = [
    `${label}, *.${extension}`,
    help,
    `Contains: ${carries.map((part) => english(PARTS[part])).join(', ')}.`,
    ...(Object.keys(options).length > 0 ? [`Options: ${Object.keys(options).map(flagOf).join(', ')}.`] : []),
  ];
  return `  ${name.padEnd(NAME_WIDTH)}${lines.join(`\n${' '.repeat(NAME_WIDTH + 2)}`)}`;
}

const NAME_WIDTH = Math.max(...FORMATS.map(({ name }) => name.length)) + 2;

function describeField({ name: format, options }: Format, name: string): string {
  const { help, options: choices, default: initial }: Field = options[name];
  const facts = [...(choices ? [`choices: ${choices.join(', ')}`] : []), `default: ${initial}`];
  return `${format}: ${help.replace(/\.$/, '')} (${facts.join('; ')})`;
}

/** @example flagOf('largestShard') // --largest-shard */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
