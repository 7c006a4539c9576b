import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { LensPass } from '#app/contract/index.ts';
import { createHandlers } from '#app/lens/lensWork.ts';
import { RESOURCES } from '#app/runs/testing/temporaryRuns.ts';
import type { Expression } from '#engine/conditions/index.ts';
import { readGraph } from '#engine/graph/index.ts';
import { evaluate, holds, valuesOfPass } from '../../renderer/workbench/lessons/evaluate.ts';
import {
  exerciseKey,
  isExercise,
  type Lesson,
  type LessonPart,
  readLesson,
  referencesOf,
  type TaskPart,
} from '../../renderer/workbench/lessons/format/index.ts';
import { documentOf, questionOf, sceneOf } from '../../renderer/workbench/lessons/scene.ts';
import { showLessons } from './lessonWindow.ts';

/** The lessons of the app, in their order. */
export const LESSONS = readdirSync(join(RESOURCES, 'lessons', 'en'))
  .toSorted()
  .map((file) => file.replace('.md', ''));

const handlers = createHandlers(
  { databaseFile: ':memory:', resourcesDirectory: RESOURCES, baseDirectory: RESOURCES, cancellation: new SharedArrayBuffer(4) },
  () => {},
);

function read(language: string, id: string): Lesson {
  const { lesson } = readLesson(readFileSync(join(RESOURCES, 'lessons', language, `${id}.md`), 'utf8'));
  if (!lesson) throw new Error(`${id} cannot be read`);
  return lesson;
}

/** The pass of a page, with what the reader has changed. */
function passOf(lesson: Lesson, page: number, changes: { address: string; value: number }[] = []): LensPass | undefined {
  const { network, state } = sceneOf(lesson, page);
  const graph =
    typeof network.graph === 'string'
      ? readGraph(readFileSync(join(RESOURCES, 'examples', `${network.graph}.backwire.json`), 'utf8')).document
      : network.graph;
  const question = questionOf(state, documentOf(network, graph, lesson.title));
  return question && handlers.pass({ type: 'pass', question: { ...question, changes }, refusal: undefined });
}

/** Answers the exercises of one page as a reader does: wrongly first. */
class Reader {
  readonly #page: Page;
  readonly #lesson: Lesson;
  readonly #at: number;

  constructor(page: Page, lesson: Lesson, at: number) {
    this.#page = page;
    this.#lesson = lesson;
    this.#at = at;
  }

  async answer(part: LessonPart, index: number): Promise<void> {
    if (!isExercise(part)) return;
    const exercise = this.#page.getByTestId(`exercise-${exerciseKey(this.#at, index)}`);
    await expect
      .poll(() => exercise.getAttribute('data-done'), { message: `${this.#lesson.title} ${this.#at}.${index}` })
      .toBe('false');
    if (part.kind === 'number') await this.#type(exercise, part);
    else if ('options' in part) await this.#choose(exercise, part);
    else await this.#do(exercise, part);
    const isDone = () => exercise.getAttribute('data-done');
    await expect.poll(isDone, { timeout: 60_000, message: `${this.#lesson.title} ${this.#at}.${index}` }).toBe('true');
  }

  async #type(exercise: Locator, { answer }: Extract<LessonPart, { kind: 'number' }>): Promise<void> {
    const right = evaluate(answer, valuesOfPass(passOf(this.#lesson, this.#at)));
    const field = exercise.getByRole('textbox');
    for (const [text, isRight] of [
      ['123.4', 'false'],
      [Number(right).toPrecision(4), 'true'],
    ]) {
      await field.fill(text);
      await field.press('Enter');
      await expect.poll(() => exercise.getByTestId('feedback').getAttribute('data-right')).toBe(isRight);
    }
  }

  async #choose(exercise: Locator, { kind, options }: Extract<LessonPart, { kind: 'choice' | 'predict' }>): Promise<void> {
    const values = valuesOfPass(passOf(this.#lesson, this.#at));
    const isRight = options.map(({ correct }) => (typeof correct === 'boolean' ? correct : holds(correct, values)));
    const answer = async (at: number) => {
      await exercise.getByRole('radio').nth(at).check();
      await exercise.getByRole('button').click();
    };
    await answer(isRight.indexOf(false));
    await expect.poll(() => exercise.getByTestId('feedback').getAttribute('data-right')).toBe('false');
    if (kind === 'predict') return;
    expect(await exercise.getAttribute('data-done')).toBe('false');
    await answer(isRight.indexOf(true));
  }

  async #do(exercise: Locator, task: TaskPart): Promise<void> {
    if (task.view !== undefined) await this.#page.getByTestId(`room-${task.view}`).click();
    if (task.walk) {
      const slider = this.#page.getByTestId('walk-bar').locator('input[type=range]');
      // The shorter way: from the end of the pass back, or from its beginning on.
      const isBackward = task.walk.phase === 'backward';
      await slider.press(isBackward ? 'End' : 'Home');
      for (let times = 0; times < 40 && (await exercise.getAttribute('data-done')) === 'false'; times++)
        await slider.press(isBackward ? 'ArrowLeft' : 'ArrowRight');
    }
    if (task.select !== undefined) {
      const { node, tensor, index } = /^(?<tensor>(?<node>.+)\.[^.[]+)\[(?<index>[\d,]+)\]$/.exec(task.select)?.groups ?? {};
      await this.#page.getByTestId(`lens-node-${node}`).click();
      await this.#page
        .getByTestId(`tensor-${tensor}`)
        .locator('td[title]')
        .nth(Number(index?.split(',').at(-1)))
        .click();
    }
    if (task.sliders.length > 0) await this.#slide(exercise, task);
    else if (task.until && namesRun(task.until)) await this.#train(task);
    else if (task.until) await this.#page.locator('[data-code="training.nonFinite"]').getByRole('button').first().click();
  }

  /** Finds values of the sliders for which the goal holds. */
  async #slide(exercise: Locator, { sliders, until }: TaskPart): Promise<void> {
    const grid = sliders.map(({ from, to }) => Array.from({ length: 49 }, (_, at) => from + ((to - from) * at) / 48));
    const combined = grid.reduce<number[][]>(
      (all, values) => all.flatMap((each) => values.map((value) => [...each, value])),
      [[]],
    );
    const changesOf = (values: number[]) => values.map((value, at) => ({ address: sliders[at].address, value }));
    const found = combined.find(
      (values) => until && holds(until, valuesOfPass(passOf(this.#lesson, this.#at, changesOf(values)))),
    );
    if (!found) throw new Error('no value of the sliders reaches the goal');
    for (const { address, value } of changesOf(found)) {
      const field = exercise.getByTestId(`slider-${address}`);
      await field.fill(String(Number(value.toPrecision(5))));
      await field.press('Enter');
    }
  }

  /** Trains with the settings that are asked for. */
  async #train({ until }: TaskPart): Promise<void> {
    await this.#page.getByTestId('room-design').click();
    for (const [name, setting] of [
      ['learningRate', 'learningRate'],
      ['epoch', 'epochs'],
    ]) {
      const [, wanted] = new RegExp(`"parts":\\["run","${name}"\\].*?"value":([\\d.e-]+)`).exec(JSON.stringify(until)) ?? [];
      if (wanted === undefined) continue;
      const field = this.#page.getByTestId(`field-${setting}`);
      await field.fill(wanted);
      await field.press('Enter');
    }
    await this.#page.getByTestId('train').click();
  }
}

const namesRun = (until: Expression): boolean => referencesOf(until, 0).some(({ name }) => name.startsWith('run.'));

async function walk(page: Page, lesson: Lesson): Promise<void> {
  const panel = page.getByTestId('lesson-panel');
  for (const [at, { parts }] of lesson.pages.entries()) {
    await expect.poll(() => panel.getAttribute('data-page')).toBe(String(at));
    await panel.locator('article[data-ready="true"]').waitFor();
    const reader = new Reader(page, lesson, at);
    for (const [index, part] of parts.entries()) await reader.answer(part, index);
    if (at < lesson.pages.length - 1) await page.getByTestId('lesson-next').click();
  }
  expect(await panel.locator('[aria-label] [data-done="false"]').count()).toBe(0);
  await page.getByTestId('lesson-finish').click();
}

/** Reads a lesson from its first page to its last, and answers each exercise wrongly and then rightly. */
export async function walkLesson(page: Page, language: string, id: string): Promise<void> {
  const lesson = read(language, id);
  await showLessons(page);
  await page.getByTestId(`lesson-${id}`).getByRole('heading', { name: lesson.title }).waitFor();
  const restart = page.getByTestId(`restart-${id}`);
  await ((await restart.isVisible()) ? restart : page.getByTestId(`start-${id}`)).click();
  await walk(page, lesson);
}
