import { ActionIcon, Button, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconRefresh, IconX, IconZoomScan } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useOpenPage } from '../../controls/pages/useOpenPage.ts';
import { Scroll } from '../../kit/surface/index.ts';
import { message, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { LESSONS } from '../../workbench/learn/index.ts';
import { exerciseKey, type LessonPart, type PointPart, type Values } from '../../workbench/lessons/index.ts';
import { ChoiceExercise } from './ChoiceExercise.tsx';
import classes from './Lesson.module.css';
import { LessonText } from './LessonText.tsx';
import { NumberExercise } from './NumberExercise.tsx';
import { pointAt } from './pointAt.ts';
import { TaskExercise } from './TaskExercise.tsx';
import { targetOf } from './targets.ts';
import {
  exercisesOf,
  languageTag,
  type OpenLesson,
  useLessonGraph,
  useLiveValues,
  useOpenLesson,
  usePageValues,
} from './useOpenLesson.ts';

/** The open page of a lesson, beside the app that it is about. */
export function LessonPanel() {
  const open = useOpenLesson();
  return open ? <OpenPanel open={open} /> : null;
}

function OpenPanel({ open }: { readonly open: OpenLesson }) {
  const { lessons, notices, layout } = useWorkbench();
  const { lesson, progress } = open;
  const heading = useHeading(`${open.id} ${progress.page}`);
  const close = () => {
    lessons.close();
    focusOn(targetOf(`view:${layout.getState().view}`)?.selector);
  };
  return (
    <aside className={classes.panel} aria-label={t('Lesson')} data-testid="lesson-panel" data-page={progress.page}>
      <header className={classes.header}>
        <h2 lang={languageTag(lesson)}>{lesson.title}</h2>
        <Tooltip label={t('Set up this page again')}>
          <ActionIcon
            aria-label={t('Set up this page again')}
            data-testid="lesson-setup"
            onClick={() => notices.attempt(lessons.setUp)}
          >
            <IconRefresh size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <ActionIcon aria-label={t('Close lesson')} data-testid="lesson-close" onClick={close}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <Scroll key={`${open.id} ${progress.restarts} ${progress.page}`} className={classes.content} axis="y">
        <Page open={open} heading={heading} />
      </Scroll>
      <Turning open={open} />
    </aside>
  );
}

function Page({ open, heading }: { readonly open: OpenLesson; readonly heading: RefObject<HTMLHeadingElement | null> }) {
  const values = usePageValues(open);
  const graph = useLessonGraph(open);
  const live = useLiveValues(graph);
  return (
    <article className={classes.page} lang={languageTag(open.lesson)} data-ready={values !== undefined}>
      <h3 ref={heading} tabIndex={-1}>
        {open.page.title}
      </h3>
      <div className={classes.parts}>
        <Parts open={open} values={values} live={live} graph={graph} />
      </div>
    </article>
  );
}

/** A page is read from its heading. */
function useHeading(page: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has a heading of its own
  useEffect(() => heading.current?.focus({ preventScroll: true }), [page]);
  return heading;
}

/** Resolves once a view that was opened just now is on the screen. */
async function untilShown(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}

/** Moves the focus to a part of the window, where the part that had it is gone. */
const focusOn = (selector: string | undefined) =>
  selector !== undefined && document.querySelector<HTMLElement>(selector)?.focus();

interface PartsProps {
  readonly open: OpenLesson;
  readonly values: Values | undefined;
  readonly live: Values | undefined;
  readonly graph: ReturnType<typeof useLessonGraph>;
}

/** Without its graph, a page can be read, but not worked on. */
function Parts({ open, values, live, graph }: PartsProps) {
  const { lessons, notices } = useWorkbench();
  return (
    <>
      {!graph && (
        <Text fz="sm" c="dimmed">
          {t('The graph of this page is closed.')}{' '}
          <Button size="compact-xs" variant="light" onClick={() => notices.attempt(lessons.setUp)}>
            {t('Set up this page again')}
          </Button>
        </Text>
      )}
      {graph && <ElsewhereNote graph={graph} />}
      {shownParts(open).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a page are identified by index
        <Part key={`${open.progress.page} ${at}`} part={part} at={at} open={open} values={values} live={live} graph={graph} />
      ))}
    </>
  );
}

/** The window shows another graph, so that what the page asks for cannot be seen. */
function ElsewhereNote({ graph: { id } }: { readonly graph: NonNullable<PartsProps['graph']> }) {
  const { openGraphs } = useWorkbench();
  const isShown = useStore(openGraphs, ({ activeId }) => activeId === id);
  if (isShown) return null;
  return (
    <Text fz="sm" c="dimmed" data-testid="lesson-elsewhere">
      {t('The window shows another graph.')}{' '}
      <Button size="compact-xs" variant="light" onClick={() => openGraphs.activate(id)}>
        {t('Show the graph of this page')}
      </Button>
    </Text>
  );
}

/** Up to the first prediction that is still to be made: what follows would give it away. */
function shownParts({ page, progress }: OpenLesson): readonly LessonPart[] {
  const open = page.parts.findIndex(
    ({ kind }, at) => kind === 'predict' && !progress.done.includes(exerciseKey(progress.page, at)),
  );
  return open < 0 ? page.parts : page.parts.slice(0, open + 1);
}

function Part({ part, at, open, values, live, graph }: { readonly part: LessonPart; readonly at: number } & PartsProps) {
  const { lessons, lenses } = useWorkbench();
  const key = exerciseKey(open.progress.page, at);
  const common = {
    values,
    live,
    isDone: open.progress.done.includes(key),
    onDone: () => lessons.complete(key),
    testId: `exercise-${key}`,
  };
  switch (part.kind) {
    case 'text':
      return <LessonText tokens={part.tokens} values={values} />;
    case 'point':
      return <Pointer part={part} />;
    case 'number':
      return <NumberExercise part={part} {...common} />;
    case 'choice':
    case 'predict':
      return <ChoiceExercise part={part} {...common} />;
    default:
      return graph ? <TaskExercise part={part} lens={lenses.of(graph)} graphId={graph.id} {...common} /> : null;
  }
}

/** Shows a part of the window. */
function Pointer({ part: { at, text } }: { readonly part: PointPart }) {
  const { layout, notices } = useWorkbench();
  const show = async () => {
    const target = targetOf(at);
    if (target?.view !== undefined) layout.setState({ view: target.view });
    if (target?.panel !== undefined) layout.setState({ [target.panel]: true });
    await untilShown();
    const isShown = target !== undefined && (await pointAt(target.selector, text));
    if (!isShown) notices.warn(message('Not on the screen now'), message('{{part}}: open it first.', { part: at }));
  };
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconZoomScan size={15} stroke={1.7} />}
        data-testid="point"
        onClick={() => notices.attempt(show)}
      >
        {t('Show me')}
      </Button>
    </div>
  );
}

/** Back, the pages with what is done on them, and next. */
function Turning({ open }: { readonly open: OpenLesson }) {
  const { lessons, notices } = useWorkbench();
  const openPage = useOpenPage();
  const { lesson, progress } = open;
  const exercises = exercisesOf(lesson);
  const last = lesson.pages.length - 1;
  /** Back to the list, where the next lesson is. */
  const finish = async () => {
    lessons.close();
    openPage(LESSONS);
    notices.done(message('Lesson closed'), message('Your progress is kept.'));
    await untilShown();
    focusOn(`[data-testid="start-${CSS.escape(open.id)}"]`);
  };
  const goTo = (page: number) => void notices.attempt(() => lessons.goTo(page));
  return (
    <nav className={classes.footer} aria-label={t('Pages of the lesson')}>
      <Tooltip label={t('Previous page of the lesson')}>
        <ActionIcon
          size={30}
          aria-label={t('Previous page of the lesson')}
          data-testid="lesson-back"
          disabled={progress.page === 0}
          onClick={() => goTo(progress.page - 1)}
        >
          <IconChevronLeft size={17} />
        </ActionIcon>
      </Tooltip>
      <ol className={classes.dots}>
        {lesson.pages.map(({ title }, page) => (
          <li key={title}>
            <Tooltip label={title}>
              <UnstyledButton
                className={classes.dot}
                aria-label={t('Page {{page}}: {{title}}', { page: page + 1, title })}
                aria-current={page === progress.page ? 'page' : undefined}
                data-done={exercises[page].every((key) => progress.done.includes(key))}
                onClick={() => goTo(page)}
              />
            </Tooltip>
          </li>
        ))}
      </ol>
      {progress.page < last ? (
        <Button
          size="compact-sm"
          rightSection={<IconChevronRight size={15} />}
          data-testid="lesson-next"
          onClick={() => goTo(progress.page + 1)}
        >
          {t('Next')}
        </Button>
      ) : (
        <Button size="compact-sm" data-testid="lesson-finish" onClick={() => notices.attempt(finish)}>
          {t('Finish')}
        </Button>
      )}
    </nav>
  );
}
