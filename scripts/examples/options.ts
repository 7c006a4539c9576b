import { parseArgs } from 'node:util';
import { findNamed } from '../findNamed.ts';
import { EXAMPLES, type Example } from './examples.ts';

export const USAGE = `npm run examples -- [options]

  --only NAMES  examples, separated by commas: ${EXAMPLES.map(({ name }) => name).join(', ')}
  --write       also writes the table, of all examples, into docs/examples.md`;

export interface Options {
  readonly examples: readonly Example[];
  readonly write: boolean;
  readonly help: boolean;
}

/** Parses the arguments. @throws Error that says what was expected */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.write && values.only !== undefined) throw new Error('--write: expected all examples, found --only');
  return {
    examples: values.only === undefined ? EXAMPLES : values.only.split(',').map((name) => findNamed('--only', EXAMPLES, name)),
    write: values.write,
    help: values.help,
  };
}
