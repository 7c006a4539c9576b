import { useEffect, useState, useSyncExternalStore } from 'react';
import { type StoreApi, useStore } from 'zustand';
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

/** What a store says that may not be there. */
function useOptionalStore<State, Selected>(
  store: StoreApi<State> | undefined,
  select: (state: State) => Selected,
): Selected | undefined {
  return useSyncExternalStore(store?.subscribe ?? neverChanges, () => store && select(store.getState()));
}

const neverChanges = () => () => {};

/** The latest run of a graph. */
export function useLatestRun(graphId: string | undefined): RunSummary | undefined {
  return useStore(useWorkbench().runs, ({ runs }) => runs?.find((run) => run.graphId === graphId));
}

/** The numbers of the app as it is: of the lens, of the latest run, and of the settings; undefined without the graph of the page. */
export function useLiveValues(graph: LessonGraph | undefined): Values | undefined {
  const { lenses, runs } = useWorkbench();
  const lens = graph && lenses.of(graph);
  useEffect(() => lens?.look(), [lens]);
  const pass = useOptionalStore(lens, ({ answered }) => answered?.pass);
  const document = useOptionalStore(graph?.store, (state) => state.document);
  const run = useLatestRun(graph?.id);
  const count = useStore(runs, (state) => state.runs?.filter((each) => each.graphId === graph?.id).length ?? 0);
  return document && valuesOfPass(pass, (name) => runScalar(name, run, count) ?? settingScalar(name, document));
}
