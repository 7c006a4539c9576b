import { type Command, Option } from 'commander';
import { LANGUAGE_CODES, type Language } from '#app/contract/index.ts';
import { writeWhole } from '#app/files/index.ts';
import { makeWorksheet, roundedPassOf } from '#engine/lens/index.ts';
import { english, message } from '#engine/messages/index.ts';
import { writeLatex, writeMarkdown } from '#engine/worksheet/index.ts';
import { readTranslations } from '../input/readTranslations.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addSubject, chooseSubject, type SubjectOptions } from './lens.ts';
import { addDatabase, addJson } from './options.ts';

const WRITERS = { md: writeMarkdown, tex: writeLatex } as const;

interface WorksheetCommandOptions extends Omit<SubjectOptions, 'mode'> {
  readonly format: keyof typeof WRITERS;
  readonly out?: string;
  readonly language: Language;
  readonly path?: readonly string[];
  readonly solution: boolean;
}

export function addWorksheet(program: Command, runner: Runner): void {
  const command = addSubject(
    program.command('worksheet').description('write a worksheet: one training step to calculate by hand, with its solution'),
  )
    .addOption(new Option('--format <FORMAT>', 'Markdown or LaTeX').choices(Object.keys(WRITERS)).default('md'))
    .option('--out <FILE>', 'the file to write (default: standard output)')
    .addOption(new Option('--language <LANGUAGE>', 'language of the worksheet').choices(LANGUAGE_CODES).default('en'))
    .option(
      '--path <ADDRESS...>',
      'only these neurons and weights, such as hidden.out[3] (default: all numbers, of large networks the path of the largest contributions)',
    )
    .option('--no-solution', 'leave the solution out');
  addJson(addDatabase(command)).action(runner.action(runWorksheet));
}

async function runWorksheet(
  invocation: Invocation,
  graph: string | undefined,
  { format, out, language, path, solution, ...options }: WorksheetCommandOptions,
): Promise<ExitCode> {
  const { reporter, environment } = invocation;
  const { warnings, lensOptions, of, remarks = [] } = await chooseSubject(invocation, graph, { ...options, mode: 'evaluate' });
  reporter.warn(warnings);
  for (const remark of remarks) reporter.note(english(remark));
  const about = of ? [message('Weights of the run {{run}} after step {{step}}', { run: of.run, step: of.step })] : [];
  const sheet = makeWorksheet(roundedPassOf(lensOptions), { path, about });
  const text = WRITERS[format](sheet, { say: await readTranslations(environment, language), hasSolution: solution });
  if (out === undefined) {
    reporter.result(sheet, () => text.trimEnd());
    return 0;
  }
  await writeWhole(out, text);
  reporter.result({ file: out }, () => `Written to ${out}`);
  return 0;
}
