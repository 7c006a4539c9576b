import type { Token } from 'marked';
import { message } from '#engine/messages/index.ts';
import { isExercise, type Lesson, type LessonPage, type LessonPart, type Setup } from './lesson.ts';
import { lexMarkdown } from './markdown.ts';
import type { LessonProblem } from './problem.ts';
import { isBlock, nearestBlock, readBlock, readValues, unknownName } from './readBlock.ts';
import { readFrontMatter } from './readFrontMatter.ts';
import type { Reference } from './references.ts';

/** A lesson, or all that is wrong with its file. */
export type LessonReading =
  | { readonly lesson: Lesson; readonly problems?: undefined }
  | { readonly lesson?: undefined; readonly problems: readonly LessonProblem[] };

/** Far more than a lesson of an hour. */
const LONGEST = 400_000;
const OPENING = /^\uFEFF?---[ \t]*\n/;

/** True for a text that begins with a front matter, as a lesson does. */
export const beginsAsLesson = (text: string): boolean => OPENING.test(text.slice(0, 100).replaceAll('\r\n', '\n'));

/**
 * Reads a lesson in Markdown: a front matter in YAML between two lines of `---`, then pages, each of which begins with a heading
 * `#`. Never throws.
 */
export function readLesson(source: string): LessonReading {
  const text = source.replaceAll('\r\n', '\n');
  const opening = OPENING.exec(text)?.[0];
  if (text.length > LONGEST) {
    return refuse(
      1,
      message('The file has {{count}} characters; expected at most {{most}}', { count: text.length, most: LONGEST }),
    );
  }
  const end = opening === undefined ? -1 : text.indexOf('\n---', opening.length - 1);
  if (opening === undefined) return refuse(1, message('The front matter is missing; expected --- in the first line'));
  if (end < 0) return refuse(1, message('The front matter is not closed; expected a second line of ---'));
  const front = readFrontMatter(text.slice(opening.length, end + 1), 2);
  const bodyStart = text.indexOf('\n', end + 1) + 1 || text.length;
  const { pages, problems } = new PageReader(countLines(text, bodyStart) + 1).read(lexMarkdown(text.slice(bodyStart)));
  const all = [...front.problems, ...problems, ...networkProblems(pages, Object.keys(front.value?.networks ?? {}))];
  if (!front.value || all.length > 0) return { problems: all.toSorted((a, b) => a.line - b.line) };
  return { lesson: { ...front.value, pages } };
}

const refuse = (line: number, problem: LessonProblem['message']): LessonReading => ({ problems: [{ line, message: problem }] });
const countLines = (text: string, end = text.length): number => text.slice(0, end).split('\n').length - 1;

class PageReader {
  readonly #problems: LessonProblem[] = [];
  readonly #pages: { title: string; line: number; setup: Setup; parts: LessonPart[]; references: Reference[] }[] = [];
  #line: number;

  /** @param line of the first token */
  constructor(line: number) {
    this.#line = line;
  }

  read(tokens: readonly Token[]): { readonly pages: readonly LessonPage[]; readonly problems: readonly LessonProblem[] } {
    for (const token of tokens) {
      this.#take(token);
      this.#line += countLines(token.raw);
    }
    if (this.#pages.length === 0) this.#refuse(message("The lesson has no page; expected a heading such as '# First page'"));
    const last = this.#pages.at(-1);
    if (last && !last.parts.some(isExercise)) {
      this.#refuse(message('The last page has no exercise; expected a block such as number, choice, predict or goal'), last.line);
    }
    return { pages: this.#pages, problems: this.#problems };
  }

  #take(token: Token): void {
    if (token.type === 'heading' && token.depth === 1) {
      this.#pages.push({ title: token.text, line: this.#line, setup: {}, parts: [], references: [] });
      return;
    }
    if (token.type === 'space' || token.type === 'hr') return;
    const page = this.#pages.at(-1);
    if (!page) {
      this.#refuse(message("Text before the first page; expected a heading such as '# First page'"));
      return;
    }
    const word = token.type === 'code' ? String(token.lang ?? '').trim() : '';
    if (!isBlock(word)) {
      const near = nearestBlock(word);
      if (near !== undefined) this.#refuse(unknownName(word, [near]));
      const { problems, references } = readValues([token], this.#line);
      this.#problems.push(...problems);
      page.references.push(...references);
      this.#addText(page.parts, token);
      return;
    }
    const { block, problems, references } = readBlock(word, token.type === 'code' ? token.text : '', this.#line + 1);
    this.#problems.push(...problems);
    page.references.push(...references);
    if (block?.kind === 'setup') page.setup = block.setup;
    else if (block) page.parts.push(block);
  }

  /** Text in a row is one part. */
  #addText(parts: LessonPart[], token: Token): void {
    const last = parts.at(-1);
    if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', tokens: [...last.tokens, token] };
    else parts.push({ kind: 'text', tokens: [token] });
  }

  #refuse(problem: LessonProblem['message'], line = this.#line): void {
    this.#problems.push({ line, message: problem });
  }
}

/** Pages about networks that the front matter does not have. */
function networkProblems(pages: readonly LessonPage[], names: readonly string[]): LessonProblem[] {
  if (names.length === 0) return [];
  return pages.flatMap(({ line, setup: { network } }) =>
    network === undefined || names.includes(network)
      ? []
      : [
          {
            line,
            message: message("There is no network '{{network}}'; expected one of {{names}}", { network, names: [...names] }),
            expected: [...names],
          },
        ],
  );
}
