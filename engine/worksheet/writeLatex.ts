import type { Message } from '../messages/index.ts';
import { breakable } from './breakable.ts';
import { drawTikz } from './drawTikz.ts';
import { escapeTex } from './escapeTex.ts';
import { type NumberedExercise, type NumberedGroup, numbered, solutionOf, titleOf, WORDS, type WriteOptions } from './texts.ts';
import type { WrittenWorksheet } from './worksheet.ts';

/** A worksheet as a LaTeX document: for every engine, and for XeLaTeX or LuaLaTeX if it has Chinese characters. */
export function writeLatex(sheet: WrittenWorksheet, options: WriteOptions): string {
  const body = writeBody(sheet, options);
  const hasChinese = /\p{Script=Han}/u.test(body);
  return [...(hasChinese ? CHINESE : LATIN), ...PACKAGES, '\\begin{document}', ...body.split('\n'), '\\end{document}', ''].join(
    '\n',
  );
}

const CHINESE = ['% Compile with XeLaTeX or LuaLaTeX.', '\\documentclass[a4paper,UTF8,scheme=plain]{ctexart}'];
const LATIN = [
  '\\documentclass[a4paper]{article}',
  '\\usepackage{iftex}',
  '\\ifPDFTeX',
  '\\usepackage[T1]{fontenc}',
  '\\usepackage[utf8]{inputenc}',
  '\\fi',
];
const PACKAGES = [
  '\\usepackage[margin=20mm]{geometry}',
  '\\usepackage{amsmath,amssymb}',
  '\\usepackage{tikz}',
  '\\setlength{\\parindent}{0pt}',
  '\\setlength{\\parskip}{5pt}',
  '\\raggedright',
  // At the end of the line if it has room, else at that of the next.
  '\\newcommand{\\answer}[1]{\\unskip\\nobreak\\hfil\\penalty50\\hskip1em\\hbox{}\\nobreak\\hfill\\mbox{#1 \\rule[-2pt]{45mm}{0.4pt}\\rule{0pt}{8mm}}}',
];

type Write = (text: Message) => string;

function writeBody(sheet: WrittenWorksheet, { say, hasSolution = true }: WriteOptions): string {
  const write: Write = (text) => escapeTex(say(text));
  const parts = numbered(sheet);
  const lines = [
    ...paragraphs([`{\\LARGE\\bfseries ${write(titleOf(sheet))}}`, ...sheet.about.map(write)]),
    heading('section', write(WORDS.network)),
    drawTikz(sheet.graph, say),
    heading('section', write(WORDS.rules)),
    ...list(sheet.rules.map(write)),
    ...given(sheet, write),
    ...parts.flatMap(({ title, groups }) => [
      heading('section', write(title)),
      ...groups.flatMap((group) => exercises(group, write)),
    ]),
  ];
  if (!hasSolution) return lines.join('\n');
  const solutions = parts.flatMap(({ title, groups }) => [
    heading('subsection', write(title)),
    ...groups.flatMap((group) => [heading('subsubsection', write(group.title)), ...paragraphs(group.exercises.map(solution))]),
  ]);
  return [...lines, '\\clearpage', heading('section', write(WORDS.solution)), ...solutions].join('\n');
}

function given(sheet: WrittenWorksheet, write: Write): string[] {
  return [
    heading('section', write(WORDS.given)),
    ...paragraphs([`\\textbf{${write(WORDS.settings)}}`]),
    ...list(sheet.settings.map(write)),
    ...sheet.given.flatMap(({ title, formulas }) =>
      paragraphs([`\\textbf{${write(title)}}\\\\*\n${formulas.map(inline).join(' \\quad ')}`]),
    ),
  ];
}

function exercises(group: NumberedGroup, write: Write): string[] {
  const introduction = [write(group.instruction), ...group.remarks.map(write), ...group.definitions.map(inline)];
  return [
    heading('subsection', write(group.title)),
    ...paragraphs([...introduction, ...group.exercises.flatMap((exercise) => question(exercise, write))]),
  ];
}

function question({ number, symbol, formula, largestTerms, drawn, cancels }: NumberedExercise, write: Write): string[] {
  const lines = [
    [`\\textbf{${number}.} ${inline(`${symbol} = ${formula}`)}`, ...drawn.map(inline)].join(', '),
    ...(largestTerms === null ? [] : [`${write(WORDS.largestTerms)} ${inline(largestTerms)}`]),
    ...(cancels ? [`\\emph{${write(WORDS.cancels)}}`] : []),
  ];
  return [`${lines.join('\\\\*\n')} \\answer{${inline(`${symbol} =`)}}`];
}

const solution = (exercise: NumberedExercise): string =>
  `\\textbf{${exercise.number}.} ${inline([exercise.symbol, ...solutionOf(exercise)].join(' = '))}`;

/** In text, where lines may break, with fractions of full size. */
const inline = (formula: string): string => `$\\displaystyle ${breakable(formula)}$`;

const heading = (level: 'section' | 'subsection' | 'subsubsection', text: string): string => `\\${level}*{${text}}`;

const paragraphs = (texts: readonly string[]): string[] => texts.flatMap((text) => [text, '']);

const list = (items: readonly string[]): string[] => [
  '\\begin{itemize}\\setlength{\\itemsep}{0pt}\\setlength{\\parskip}{2pt}',
  ...items.map((item) => `\\item ${item}`),
  '\\end{itemize}',
];
