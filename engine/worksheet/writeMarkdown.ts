import type { Message } from '../messages/index.ts';
import {
  type NumberedExercise,
  type NumberedGroup,
  numbered,
  type Say,
  solutionOf,
  titleOf,
  WORDS,
  type WriteOptions,
} from './texts.ts';
import type { WrittenWorksheet } from './worksheet.ts';

const BLANK = '\\_'.repeat(20);

/** A worksheet as Markdown, with formulas between dollar signs and the network as a Mermaid diagram. */
export function writeMarkdown(sheet: WrittenWorksheet, { say, hasSolution = true }: WriteOptions): string {
  const write: Write = (text) => escapeMarkdown(say(text));
  const parts = numbered(sheet);
  const lines = [
    ...head(sheet, write),
    `## ${write(WORDS.network)}`,
    drawMermaid(sheet, say),
    `## ${write(WORDS.rules)}`,
    list(sheet.rules.map(write)),
    ...given(sheet, write),
    ...parts.flatMap(({ title, groups }) => [`## ${write(title)}`, ...groups.flatMap((group) => exercises(group, write))]),
  ];
  if (!hasSolution) return join(lines);
  const solutions = parts.flatMap(({ title, groups }) => [
    `## ${write(title)}`,
    ...groups.flatMap((group) => [`### ${write(group.title)}`, ...group.exercises.map(solution)]),
  ]);
  return join([...lines, '---', `# ${write(WORDS.solution)}`, ...solutions]);
}

type Write = (text: Message) => string;

const join = (paragraphs: readonly string[]): string => `${paragraphs.join('\n\n')}\n`;

const head = (sheet: WrittenWorksheet, write: Write): string[] => [`# ${write(titleOf(sheet))}`, ...sheet.about.map(write)];

function given(sheet: WrittenWorksheet, write: Write): string[] {
  return [
    `## ${write(WORDS.given)}`,
    `**${write(WORDS.settings)}**`,
    list(sheet.settings.map(write)),
    ...sheet.given.flatMap(({ title, formulas }) => [`**${write(title)}**`, ...formulas.map(inOwnLine)]),
  ];
}

function exercises(group: NumberedGroup, write: Write): string[] {
  return [
    `### ${write(group.title)}`,
    write(group.instruction),
    ...group.remarks.map(write),
    ...group.definitions.map(inOwnLine),
    ...group.exercises.flatMap((exercise) => question(exercise, write)),
  ];
}

function question({ number, symbol, formula, largestTerms, drawn, cancels }: NumberedExercise, write: Write): string[] {
  return [
    [`**${number}.** $${symbol} = ${formula}$`, ...drawn.map((one) => `$${one}$`)].join(', '),
    ...(largestTerms === null ? [] : [`${write(WORDS.largestTerms)} $${largestTerms}$`]),
    ...(cancels ? [`*${write(WORDS.cancels)}*`] : []),
    `$${symbol} =$ ${BLANK}`,
  ];
}

const solution = (exercise: NumberedExercise): string =>
  `**${exercise.number}.** $${[exercise.symbol, ...solutionOf(exercise)].join(' = ')}$`;

/** A matrix is displayed. */
const inOwnLine = (formula: string): string => (formula.includes('\\begin') ? `$$${formula}$$` : `$${formula}$`);

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Characters of names that would be Markdown. */
const escapeMarkdown = (text: string): string => text.replace(/[\\*_`<$]/g, (character) => `\\${character}`);

function drawMermaid({ graph }: WrittenWorksheet, say: Say): string {
  const ids = new Map(graph.nodes.map(({ id }, at) => [id, `n${at}`]));
  const quote = (text: string) => text.replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('\n', ' ');
  const nodes = graph.nodes.map(({ id, label, layer }) => {
    const kind = quote(say(layer));
    return `  ${ids.get(id)}["${label === kind ? kind : `${quote(label)}<br>${kind}`}"]`;
  });
  const wires = graph.wires.map(([from, to]) => `  ${ids.get(from)} --> ${ids.get(to)}`);
  return ['```mermaid', 'flowchart LR', ...nodes, ...wires, '```'].join('\n');
}
