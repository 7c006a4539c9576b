import type { Token } from 'marked';
import { type Expression, readExpression } from '#engine/conditions/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import { z } from '#engine/text/index.ts';
import { expressionText, markdown, name, STATE_FIELDS, stateOf } from './fields.ts';
import type { ChoiceOption, LessonPart, Setup, SliderSpec, WalkPlace } from './lesson.ts';
import { allTokens, expressionsInTex, lexMarkdown } from './markdown.ts';
import type { LessonProblem } from './problem.ts';
import { readYaml, type YamlReading } from './readYaml.ts';

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

export type Block = LessonPart | { readonly kind: 'setup'; readonly setup: Setup };
export interface BlockReading {
  readonly block?: Block | undefined;
  readonly problems: readonly LessonProblem[];
}

/** Reads the YAML of a block. @param firstLine the line of the file at which it begins */
export function readBlock(kind: BlockKind, text: string, firstLine: number): BlockReading {
  const { value, problems, lineOf } = readYaml<Data<BlockKind>>(text, firstLine, SCHEMAS[kind] as z.ZodType<Data<BlockKind>>);
  if (!value) return { problems };
  const reader = new BlockReader(lineOf);
  const block = reader.read(kind, value);
  return reader.problems.length > 0 ? { problems: reader.problems } : { block, problems: [] };
}

class BlockReader {
  readonly problems: LessonProblem[] = [];
  readonly #lineOf: YamlReading<unknown>['lineOf'];

  constructor(lineOf: YamlReading<unknown>['lineOf']) {
    this.#lineOf = lineOf;
  }

  read(kind: BlockKind, data: Data<BlockKind>): Block | undefined {
    switch (kind) {
      case 'setup':
        return { kind, setup: this.#setup(data as Data<'setup'>) };
      case 'point':
        return { kind, ...(data as Data<'point'>) };
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
    return { network, view, select, dock, walk: this.#walk(walk), ...stateOf(state) };
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
    });
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
    if (['forward', 'loss', 'backward', 'update'].includes(phase) && node !== undefined) return { phase, node };
    this.#refuse(
      ['walk'],
      message("'{{text}}' is no step of the walk; expected forward, loss, backward or update with a node, or complete", { text }),
    );
    return undefined;
  }

  #expression(path: readonly PropertyKey[], text: string): Expression | undefined {
    const { expression, problem } = readExpression(text);
    if (problem) {
      this.problems.push({
        line: this.#lineOf(path),
        message: expressionProblem(text, problem.message),
        expected: problem.expected,
      });
    }
    return expression;
  }

  #markdown(path: readonly PropertyKey[], text: string): readonly Token[] {
    const tokens = lexMarkdown(text);
    this.problems.push(...valueProblems(tokens, this.#lineOf(path)));
    return tokens;
  }

  #refuse(path: readonly PropertyKey[], problem: Message): void {
    this.problems.push({ line: this.#lineOf(path), message: problem });
  }
}

const expressionProblem = (text: string, problem: LessonProblem['message']) =>
  message("In '{{text}}': {{problem}}", { text: text.trim(), problem });

/** What is wrong with the `{{ … }}` of a text. @param line at which the text begins */
export function valueProblems(tokens: readonly Token[], line: number): LessonProblem[] {
  return [...allTokens(tokens)].flatMap(sourcesIn).flatMap((source) => {
    const { problem } = readExpression(source);
    return problem ? [{ line, message: expressionProblem(source, problem.message) }] : [];
  });
}

function sourcesIn(token: Token): string[] {
  if (token.type === 'value') return [token.source];
  return token.type === 'math' || token.type === 'mathBlock' ? expressionsInTex(token.tex) : [];
}
