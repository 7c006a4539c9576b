import { parseArgs } from 'node:util';
import { findNamed } from '../../scripts/findNamed.ts';
import { SCENARIOS } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';

export const USAGE = `npm run crash -- [options]

  --kills N     kills in all, shared by the scenarios (default: 200)
  --seed N      of the moments (default: 1)
  --only NAMES  scenarios, separated by commas: ${SCENARIOS.map(({ name }) => name).join(', ')}
  --write       also writes the table, of all scenarios, into docs/crashes.md`;

export interface Options {
  readonly kills: number;
  readonly seed: number;
  readonly scenarios: readonly Scenario[];
  readonly write: boolean;
  readonly help: boolean;
}

/** Parses the arguments. @throws Error that says what was expected */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.write && values.only !== undefined) throw new Error('--write: expected all scenarios, found --only');
  return {
    kills: count('--kills', values.kills),
    seed: count('--seed', values.seed),
    scenarios: values.only === undefined ? SCENARIOS : values.only.split(',').map((name) => findNamed('--only', SCENARIOS, name)),
    write: values.write,
    help: values.help,
  };
}

function count(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${option}: expected a whole number from 1, found '${text}'`);
  return value;
}
