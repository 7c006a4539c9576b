import type { Token } from 'marked';
import { type Expression, nearest, readExpression } from '#engine/conditions/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import { z } from '#engine/text/index.ts';
import { expressionText, markdown, name, STATE_FIELDS, stateOf } from './fields.ts';
import type { ChoiceOption, LessonPart, Setup, SliderSpec, WalkPlace } from './lesson.ts';
import { lexMarkdown } from './markdown.ts';
import type { LessonProblem } from './problem.ts';
import { readYaml, type YamlReading } from './readYaml.ts';
import { callsIn, NUMBER_FUNCTIONS, REDUCTIONS, type Reference, referencesIn, referencesOf, sourcesOf } from './references.ts';
import { DOCK_IDS, isTarget, splitTarget, TARGET_NAMES, VIEW_IDS } from './targets.ts';

const slider = z.strictObject({ address: name, symbol: name.optional(), from: z.number(), to: z.number() });
const done = { until: expressionText.optional(), walk: name.optional(), select: name.optional(), view: name.optional() };
const help = { hint: markdown.optional(), solution: markdown.optional() };
const task = z.strictObject({ text: markdown, ...done, sliders: z.array(slider).max(8).default([]), ...help });
const option = z.strictObject({
  text: markdown,
  correct: z.boolean().optional(),
  when: expressionText.optional(),
  why: markdown.optional(),
});
const question = { question: markdown, options: z.array(option).min(2).max(8) };

/** The blocks of a lesson: the words after the fence, each with its fields. */
const SCHEMAS = {
  setup: z.strictObject({
    network: name.optional(),
    view: name.optional(),
    walk: name.optional(),
    select: name.optional(),
    dock: name.optional(),
    ...STATE_FIELDS,
  }),
  point: z.strictObject({ at: name, text: z.string().trim().min(1).max(600) }),
  do: task,
  goal: task,
  number: z.strictObject({
    question: markdown,
    answer: expressionText,
    tolerance: z.number().positive().max(1).default(0.01),
    ...help,
  }),
  choice: z.strictObject({ ...question, hint: markdown.optional() }),
  predict: z.strictObject({ ...question, reveal: markdown.optional() }),
};
type BlockKind = keyof typeof SCHEMAS;
type Data<Kind extends BlockKind> = z.infer<(typeof SCHEMAS)[Kind]>;

export const isBlock = (word: string): word is BlockKind => Object.hasOwn(SCHEMAS, word);

/** The block that a word after a fence probably means; short words are languages of code, such as `go`. */
export const nearestBlock = (word: string): string | undefined =>
  word.length < 4 ? undefined : nearest(word.toLowerCase(), Object.keys(SCHEMAS));

export type Block = LessonPart | { readonly kind: 'setup'; readonly setup: Setup };
export interface BlockReading {
  readonly block?: Block | undefined;
  readonly problems: readonly LessonProblem[];
  readonly references: readonly Reference[];
}

/** Reads the YAML of a block. @param firstLine the line of the file at which it begins */
export function readBlock(kind: BlockKind, text: string, firstLine: number): BlockReading {
  const { value, problems, lineOf } = readYaml<Data<BlockKind>>(text, firstLine, SCHEMAS[kind] as z.ZodType<Data<BlockKind>>);
  if (!value) return { problems, references: [] };
  const reader = new BlockReader(lineOf);
  const block = reader.read(kind, value);
  const { references } = reader;
  return reader.problems.length > 0 ? { problems: reader.problems, references } : { block, problems: [], references };
}

class BlockReader {
  readonly problems: LessonProblem[] = [];
  readonly references: Reference[] = [];
  readonly #lineOf: YamlReading<unknown>['lineOf'];

  constructor(lineOf: YamlReading<unknown>['lineOf']) {
    this.#lineOf = lineOf;
  }

  read(kind: BlockKind, data: Data<BlockKind>): Block | undefined {
    switch (kind) {
      case 'setup':
        return { kind, setup: this.#setup(data as Data<'setup'>) };
      case 'point':
        return this.#point(data as Data<'point'>);
      case 'number':
        return this.#number(data as Data<'number'>);
      case 'choice':
      case 'predict':
        return this.#choice(kind, data as Data<'choice'> & Data<'predict'>);
      default:
        return this.#task(kind, data as Data<'do'>);
    }
  }

  #setup({ network, view, walk, select, dock, ...state }: Data<'setup'>): Setup {
    this.#oneOf('view', view, VIEW_IDS);
    this.#oneOf('dock', dock, DOCK_IDS);
    this.#address(['select'], select);
    return { network, view, select, dock, walk: this.#walk(walk), ...stateOf(state) };
  }

  #point({ at, text }: Data<'point'>): LessonPart {
    if (!isTarget(at)) this.#unknown(['at'], at, TARGET_NAMES);
    const { kind, argument = '' } = splitTarget(at) ?? {};
    if (kind === 'node') this.references.push({ line: this.#lineOf(['at']), kind: 'node', name: argument });
    if (kind === 'value') this.#address(['at'], argument, 'tensor');
    return { kind: 'point', at, text };
  }

  #number({ question: asked, answer, tolerance, ...rest }: Data<'number'>): LessonPart | undefined {
    const expression = this.#expression(['answer'], answer);
    const text = this.#markdown(['question'], asked);
    return expression && { kind: 'number', question: text, answer: expression, tolerance, ...this.#help(rest) };
  }

  #choice(kind: 'choice' | 'predict', { question: asked, options, hint, reveal }: Data<'choice'> & Data<'predict'>): LessonPart {
    const read = options.map((each, at): ChoiceOption => {
      const when = each.when === undefined ? undefined : this.#expression(['options', at, 'when'], each.when);
      return {
        text: this.#markdown(['options', at, 'text'], each.text),
        correct: when ?? each.correct ?? false,
        ...(each.why !== undefined && { why: this.#markdown(['options', at, 'why'], each.why) }),
      };
    });
    if (read.every(({ correct }) => correct === false)) {
      this.#refuse(['options'], message('No option is correct; expected correct: true or when: at one of them'));
    }
    return {
      kind,
      question: this.#markdown(['question'], asked),
      options: read,
      ...(reveal !== undefined && { reveal: this.#markdown(['reveal'], reveal) }),
      ...this.#help({ hint }),
    };
  }

  #task(kind: 'do' | 'goal', { text, until, walk, select, view, sliders, ...rest }: Data<'do'>): LessonPart {
    if ([until, walk, select, view].every((each) => each === undefined)) {
      this.#refuse([], message('Nothing tells when it is done; expected until, walk, select or view'));
    }
    sliders.forEach(({ from, to }, at) => {
      if (!(from < to)) this.#refuse(['sliders', at], message('A slider needs from to be less than to'));
      this.#address(['sliders', at, 'address'], sliders[at].address);
    });
    this.#oneOf('view', view, VIEW_IDS);
    this.#address(['select'], select);
    return {
      kind,
      text: this.#markdown(['text'], text),
      until: until === undefined ? undefined : this.#expression(['until'], until),
      walk: this.#walk(walk),
      select,
      view,
      sliders: sliders satisfies SliderSpec[],
      ...this.#help(rest),
    };
  }

  #help({ hint, solution }: { readonly hint?: string | undefined; readonly solution?: string | undefined }) {
    return {
      ...(hint !== undefined && { hint: this.#markdown(['hint'], hint) }),
      ...(solution !== undefined && { solution: this.#markdown(['solution'], solution) }),
    };
  }

  #walk(text: string | undefined): WalkPlace | undefined {
    if (text === undefined) return undefined;
    const [phase, node] = text.split(/\s+/);
    if (phase === 'complete') return { phase };
    if (['forward', 'loss', 'backward', 'update'].includes(phase) && node !== undefined) {
      this.references.push({ line: this.#lineOf(['walk']), kind: 'node', name: node });
      return { phase, node };
    }
    this.#refuse(
      ['walk'],
      message("'{{text}}' is no step of the walk; expected forward, loss, backward or update with a node, or complete", { text }),
    );
    return undefined;
  }

  #expression(path: readonly PropertyKey[], text: string): Expression | undefined {
    const { expression } = readExpression(text);
    const line = this.#lineOf(path);
    this.problems.push(...expressionProblems(text, line));
    if (expression) this.references.push(...referencesOf(expression, line));
    return expression;
  }

  #markdown(path: readonly PropertyKey[], text: string): readonly Token[] {
    const tokens = lexMarkdown(text);
    const { problems, references } = readValues(tokens, this.#lineOf(path));
    this.problems.push(...problems);
    this.references.push(...references);
    return tokens;
  }

  /** A number of the network that is named without an expression around it. */
  #address(path: readonly PropertyKey[], text: string | undefined, kind: Reference['kind'] = 'number'): void {
    if (text === undefined) return;
    const line = this.#lineOf(path);
    const { expression, problem } = readExpression(text);
    if (expression?.kind === 'name') this.references.push(...referencesOf(expression, line, kind));
    else this.#refuse(path, problem ? inExpression(text, problem.message) : noAddress(text));
  }

  #oneOf(field: string, given: string | undefined, names: readonly string[]): void {
    if (given !== undefined && !names.includes(given)) this.#unknown([field], given, names);
  }

  #unknown(path: readonly PropertyKey[], given: string, names: readonly string[]): void {
    this.problems.push({ line: this.#lineOf(path), message: unknownName(given, names), expected: [...names] });
  }

  #refuse(path: readonly PropertyKey[], problem: Message): void {
    this.problems.push({ line: this.#lineOf(path), message: problem });
  }
}

const inExpression = (text: string, problem: LessonProblem['message']) =>
  message("In '{{text}}': {{problem}}", { text: text.trim(), problem });
const noAddress = (text: string) => message("'{{text}}' is no address; expected one such as hidden.out[0]", { text });

/** A name that is none of the known ones, with the nearest of them. */
export function unknownName(name: string, names: readonly string[]): Message {
  const near = nearest(name, names);
  return near === undefined
    ? message("'{{name}}' is unknown; expected one of {{names}}", { name, names: [...names] })
    : message("'{{name}}' is unknown; did you mean '{{near}}'?", { name, near });
}

const FUNCTIONS = [...REDUCTIONS, ...NUMBER_FUNCTIONS];

/** What is wrong with an expression itself, whatever its network is. */
function expressionProblems(text: string, line: number): LessonProblem[] {
  const { expression, problem } = readExpression(text);
  if (problem) return [{ line, message: inExpression(text, problem.message), expected: problem.expected }];
  return callsIn(expression)
    .filter((name) => !FUNCTIONS.includes(name))
    .map((name) => ({ line, message: inExpression(text, unknownName(name, FUNCTIONS)), expected: FUNCTIONS }));
}

/** What the `{{ … }}` of a text name, and what is wrong with them. @param line at which the text begins */
export function readValues(tokens: readonly Token[], line: number) {
  const sources = sourcesOf(tokens);
  return {
    problems: sources.flatMap((source) => expressionProblems(source, line)),
    references: sources.flatMap((source) => referencesIn(source, line)),
  };
}
