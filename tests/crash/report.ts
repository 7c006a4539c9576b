import { toMarkdown, toText } from '../../scripts/report/table.ts';
import type { Findings } from './killAtRandom.ts';

const HEADER = ['scenario', 'killed while it writes', 'kills', 'checkpoints read', 'problems', 'finished', 'with other bits'];
const TEXTS = 2;

const cellsOf = ({ scenario, kills, checkpoints, problems, finished, different }: Findings) => [
  scenario.name,
  scenario.writes,
  ...[kills, checkpoints, problems.length, finished, different].map((count) => count.toLocaleString('en-US')),
];

export const isSound = ({ problems, different }: Findings): boolean => problems.length === 0 && different === 0;

/** The findings as terminal text, with each problem. */
export function describeFindings(findings: readonly Findings[]): string {
  const problems = findings.flatMap(({ scenario, problems }) => problems.map((problem) => `${scenario.name}: ${problem}`));
  return [toText(HEADER, findings.map(cellsOf), TEXTS), ...problems].join('\n');
}

const INTRODUCTION = `# Crash test

Written by \`npm run crash -- --write\`. The program is killed (SIGKILL) at random moments of its work. After each kill,
\`integrity_check\` and \`foreign_key_check\` must find nothing, and all tensors of every committed checkpoint must be readable.
Then the work is resumed, in part killed again, and brought to its end: its result (parameters, slots of the optimizer and cursor;
trials; rows; the imported file) must have the bits of the same work without interruption.`;

/** The findings as docs/crashes.md. @param run a line on the date, the machine and the command */
export function toDocument(findings: readonly Findings[], run: string): string {
  return `${INTRODUCTION}\n\n${run}\n\n${toMarkdown(HEADER, findings.map(cellsOf), TEXTS)}\n`;
}
