import { type BuiltIn, formOf, type Reader } from '#app/datasets/index.ts';
import { english } from '#engine/messages/index.ts';
import type { Fields } from '#engine/params/index.ts';
import { formatTable } from './table.ts';

/** The options of readers and of built-in data sets, in Markdown readable in a terminal. */
export function describeOptions(readers: readonly Reader[], builtIns: readonly BuiltIn[]): string {
  const withOptions = builtIns.filter(({ options }) => Object.keys(options).length > 0);
  return [
    '# Options of data: `DATA?OPTION=VALUE&OPTION=VALUE`',
    ...readers.flatMap((reader) => [
      `## ${reader.label}: ${describeForms(reader)}`,
      ...describeOne(`${reader.help} Source: ${reader.source}.`, reader.options),
    ]),
    ...withOptions.flatMap(({ spec, description, options }) => [`## ${spec}`, ...describeOne(description, options)]),
  ].join('\n\n');
}

function describeForms(reader: Reader): string {
  const endings = reader.extensions.flatMap((extension) => [`PATH.${extension}`, `PATH.${extension}.gz`]);
  return [english(formOf(reader)), ...endings].join(', ');
}

function describeOne(help: string, options: Fields): string[] {
  const rows = Object.entries(options).map(([name, field]) => [
    `    ${name}`,
    field.whenEmpty ?? [field.default].flat().join(', '),
    field.help,
    english(field.expected(field.default)),
  ]);
  const columns = [{ title: '    option' }, { title: 'default' }, { title: 'meaning' }, { title: 'values' }];
  return [help, ...(rows.length > 0 ? [formatTable(columns, rows)] : [])];
}
