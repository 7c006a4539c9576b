import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LensPass } from '#app/contract/index.ts';
import { createHandlers } from '#app/lens/lensWork.ts';
import { RESOURCES } from '#app/runs/testing/temporaryRuns.ts';
import { readGraph } from '#engine/graph/index.ts';
import { english } from '#engine/messages/index.ts';
import { referenceProblems } from '../renderer/workbench/lessons/checkReferences.ts';
import { evaluate, valuesOfPass } from '../renderer/workbench/lessons/evaluate.ts';
import { allTokens, isExercise, type Lesson, type LessonPart, readLesson } from '../renderer/workbench/lessons/format/index.ts';
import { documentOf, questionOf, sceneOf } from '../renderer/workbench/lessons/scene.ts';

const FOLDER = join(RESOURCES, 'lessons');
const FILES = readdirSync(join(FOLDER, 'en')).toSorted();
const PATHS = ['en', 'zh'].flatMap((language) => FILES.map((file) => [`${language}/${file}`]));

const handlers = createHandlers(
  { databaseFile: ':memory:', resourcesDirectory: RESOURCES, baseDirectory: RESOURCES, cancellation: new SharedArrayBuffer(4) },
  () => {},
);

function read(path: string): Lesson {
  const { lesson, problems } = readLesson(readFileSync(join(FOLDER, path), 'utf8'));
  expect(problems).toBeUndefined();
  if (!lesson) throw new Error(`${path} cannot be read`);
  return lesson;
}

function graphOf(lesson: Lesson, page: number) {
  const { network } = sceneOf(lesson, page);
  const { graph } = network;
  const document =
    typeof graph === 'string'
      ? readGraph(readFileSync(join(RESOURCES, 'examples', `${graph}.backwire.json`), 'utf8')).document
      : graph;
  return documentOf(network, document, lesson.title);
}

function passOf(lesson: Lesson, page: number): LensPass | undefined {
  const question = questionOf(sceneOf(lesson, page).state, graphOf(lesson, page));
  return question && handlers.pass({ type: 'pass', question, refusal: undefined });
}

/** The expressions of a part that the pass of its page must know; those of a run are known only to the app as it is. */
function expressionsOf(part: LessonPart) {
  const shown =
    'tokens' in part ? [...allTokens(part.tokens)].flatMap((token) => (token.type === 'value' ? [token.expression] : [])) : [];
  if (part.kind === 'number') return [part.answer, ...shown];
  if ('options' in part)
    return [...part.options.flatMap(({ correct }) => (typeof correct === 'object' ? [correct] : [])), ...shown];
  return shown;
}

const isOfTheApp = (expression: object): boolean => /"(run|runs|learningRate|graph)"/.test(JSON.stringify(expression));

test.each(PATHS)('%s: the app computes every number that it asks for or shows', (path) => {
  const lesson = read(path);
  let count = 0;
  lesson.pages.forEach(({ parts, title }, page) => {
    const pass = passOf(lesson, page);
    for (const part of parts) {
      for (const expression of expressionsOf(part)) {
        if (isOfTheApp(expression)) continue;
        expect.soft(evaluate(expression, valuesOfPass(pass)), `${title}: ${JSON.stringify(expression)}`).not.toBeUndefined();
        count++;
      }
      // Nothing is done before it is begun.
      if (part.kind === 'goal' && part.until && !isOfTheApp(part.until)) {
        expect.soft(evaluate(part.until, valuesOfPass(pass)), title).toBe(false);
        count++;
      }
    }
  });
  expect(count).toBeGreaterThan(2);
  expect(lesson.pages.flatMap(({ parts }) => parts.filter(isExercise)).length).toBeGreaterThan(5);
});

/** What the pages of a lesson name and their networks do not have. */
const problemsIn = (lesson: Lesson): string[] =>
  lesson.pages
    .flatMap((page, at) => referenceProblems(page, graphOf(lesson, at), passOf(lesson, at)))
    .map(({ line, message }) => `${line}: ${english(message)}`);

test.each(PATHS)('%s names only what its networks have', (path) => {
  expect(problemsIn(read(path))).toEqual([]);
});

const DOCUMENTED =
  readFileSync(join(RESOURCES, '..', 'docs', 'lessons.md'), 'utf8').match(/````markdown\n([\s\S]*?)````/)?.[1] ?? '';

test('the documented example is a lesson', () => {
  const { lesson, problems } = readLesson(DOCUMENTED);
  expect(problems).toBeUndefined();
  expect(lesson && problemsIn(lesson)).toEqual([]);
});

test.each([
  ['at: node:hidden', 'at: node:hiden', "'hiden' is unknown; did you mean 'hidden'?"],
  ['at: node:hidden', 'at: value:hidden.wieght', "'hidden.wieght' is unknown; did you mean 'hidden.weight'?"],
  ['answer: hidden.out[0]', 'answer: hiden.out[0]', "'hiden' is unknown; did you mean 'hidden'?"],
  ['answer: hidden.out[0]', 'answer: hidden.out[7]', "'hidden.out[7]' is no number of it: 'hidden.out' has the shape [1, 2]"],
  ['answer: hidden.out[0]', 'answer: lss', "'lss' is unknown; did you mean 'loss'?"],
  ['select: hidden.dout[0,0]', 'select: hidden.doubt[0,0]', "'hidden.doubt' is unknown; did you mean 'hidden.dout'?"],
  ['until: loss < 0.01', 'until: los < 0.01', "'los' is unknown; did you mean 'loss'?"],
  ['walk: forward hidden', 'walk: forward hiden', "'hiden' is unknown; did you mean 'hidden'?"],
])('instead of "%s", "%s" is told with its line', (right, wrong, expected) => {
  expect(DOCUMENTED).toContain(right);
  const { lesson } = readLesson(DOCUMENTED.replace(right, wrong));
  const line = DOCUMENTED.slice(0, DOCUMENTED.indexOf(right)).split('\n').length;
  expect(lesson && problemsIn(lesson)).toEqual([`${line}: ${expected}`]);
});

/** All that has to be the same in both languages: whatever the app checks or does. */
const essenceOf = ({ minutes, networks, pages }: Lesson) =>
  JSON.parse(
    JSON.stringify(
      {
        minutes,
        states: Object.values(networks).map(({ state, data, training }) => [state, data, training]),
        pages: pages.map(({ setup, parts }) => [
          setup,
          parts
            .filter(isExercise)
            .map((part) => ({ ...part, ...('options' in part && { options: part.options.map(({ correct }) => correct) }) })),
        ]),
      },
      (key, value) =>
        ['question', 'text', 'hint', 'solution', 'reveal', 'start', 'end', 'line', 'references'].includes(key)
          ? undefined
          : value,
    ),
  );

test('both languages have the same lessons', () => {
  expect(readdirSync(join(FOLDER, 'zh')).toSorted()).toEqual(FILES);
  expect(FILES.length).toBeGreaterThan(2);
});

test.each(FILES.map((file) => [file]))('%s reads, ends in an exercise, and asks the same in both languages', (file) => {
  const [english, chinese] = ['en', 'zh'].map((language) => read(`${language}/${file}`));
  expect(english.language).toBe('en');
  expect(chinese.language).toBe('zh');
  expect(essenceOf(chinese)).toEqual(essenceOf(english));
  expect(english.pages.at(-1)?.parts.some(isExercise)).toBe(true);
});
