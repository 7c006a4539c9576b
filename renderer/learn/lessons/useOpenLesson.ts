import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LensPass, RunSummary } from '#app/contract/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import {
  exerciseKey,
  isExercise,
  type LessonPage,
  type LessonProgress,
  type ListedLesson,
  NO_PROGRESS,
  sceneOf,
  type Values,
  valuesOfPass,
} from '../../workbench/lessons/index.ts';
import { runScalar, settingScalar } from './liveScalars.ts';

export interface OpenLesson extends ListedLesson {
  readonly progress: LessonProgress;
  readonly page: LessonPage;
}

/** The lesson whose panel is open, once it is loaded. */
export function useOpenLesson(): OpenLesson | undefined {
  const { lessons } = useWorkbench();
  const { openId, progress } = useStore(lessons);
  const listed = useStore(lessons.shelf, (shelf) => shelf.lessons?.find(({ id }) => id === openId));
  if (!listed) return undefined;
  const { [listed.id]: own = NO_PROGRESS } = progress;
  const page = listed.lesson.pages[Math.min(own.page, listed.lesson.pages.length - 1)];
  return { ...listed, progress: own, page };
}

/** The language of a lesson's texts, for the page. */
export const languageTag = ({ language }: ListedLesson['lesson']): string => (language === 'zh' ? 'zh-Hans' : language);

/** The keys of all exercises of a lesson, by page. */
export const exercisesOf = ({ pages }: ListedLesson['lesson']): string[][] =>
  pages.map(({ parts }, page) => parts.flatMap((part, at) => (isExercise(part) ? [exerciseKey(page, at)] : [])));

/** The numbers that the app computes for a page, whatever the person has changed meanwhile; undefined until they are there. */
export function usePageValues({ id, progress: { page } }: OpenLesson): Values | undefined {
  const { lessons, notices } = useWorkbench();
  const [answer, setAnswer] = useState<{ readonly key: string; readonly pass: LensPass | undefined }>();
  const key = `${id} ${page}`;
  useEffect(() => {
    let isCurrent = true;
    void notices.attempt(async () => {
      const pass = await lessons.passOf(page);
      if (isCurrent) setAnswer({ key: `${id} ${page}`, pass });
    });
    return () => {
      isCurrent = false;
    };
  }, [lessons, notices, id, page]);
  return answer?.key === key ? valuesOfPass(answer.pass) : undefined;
}

/** The graph of the open page, if its tab is there. */
export function useLessonGraph({ lesson, progress }: OpenLesson) {
  const { openGraphs } = useWorkbench();
  const graphId = progress.graphs[sceneOf(lesson, progress.page).name];
  return useStore(openGraphs, ({ graphs }) => graphs.find(({ id }) => id === graphId));
}

type LessonGraph = NonNullable<ReturnType<typeof useLessonGraph>>;

/** The latest run of a graph. */
export function useLatestRun(graphId: string): RunSummary | undefined {
  return useStore(useWorkbench().runs, ({ runs }) => runs?.find((run) => run.graphId === graphId));
}

/** The numbers of the app as it is: of the lens, of the latest run, and of the settings. */
export function useLiveValues({ id, store }: LessonGraph): Values {
  const { lenses, runs } = useWorkbench();
  const lens = lenses.of({ id, store });
  useEffect(() => lens.look(), [lens]);
  const pass = useStore(lens, ({ answered }) => answered?.pass);
  const document = useStore(store, (state) => state.document);
  const run = useLatestRun(id);
  const count = useStore(runs, (state) => state.runs?.filter((each) => each.graphId === id).length ?? 0);
  return valuesOfPass(pass, (name) => runScalar(name, run, count) ?? settingScalar(name, document));
}
