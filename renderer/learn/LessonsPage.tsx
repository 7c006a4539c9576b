import { Badge, Button, Group, Loader } from '@mantine/core';
import { IconClock, IconFile } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { t, useLanguage } from '../language/index.ts';
import { chooseFiles } from '../workbench/files/chooseFiles.ts';
import { useWorkbench } from '../workbench/index.ts';
import { LESSONS } from '../workbench/learn/index.ts';
import { type ListedLesson, NO_PROGRESS } from '../workbench/lessons/index.ts';
import { KIND_ICONS } from './kindIcons.ts';
import classes from './lessons/Lesson.module.css';
import { exercisesOf, languageTag } from './lessons/useOpenLesson.ts';
import { PageHeader } from './PageHeader.tsx';

/** All lessons with their length and what is done of them, and a teacher's own. */
export function LessonsPage() {
  const spoken = useLanguage();
  const { lessons, notices } = useWorkbench();
  const listed = useStore(lessons.shelf, (shelf) => shelf.lessons);
  // biome-ignore lint/correctness/useExhaustiveDependencies: lessons are loaded for each language
  useEffect(() => {
    void notices.attempt(lessons.load);
  }, [lessons, notices, spoken]);
  const openFile = async () => {
    for (const file of await chooseFiles()) await lessons.openText(file.name, await file.text());
  };
  return (
    <>
      <PageHeader
        icon={KIND_ICONS.lessons}
        title={t(LESSONS.label)}
        kind={t('Basics')}
        summary={t(LESSONS.summary)}
        action={
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconFile size={15} stroke={1.7} />}
            data-testid="open-lesson-file"
            onClick={() => notices.attempt(openFile)}
          >
            {t('Open lesson file…')}
          </Button>
        }
      />
      {!listed && <Loader size="sm" />}
      <ol className={classes.list}>
        {listed?.map((each) => (
          <LessonCard key={each.id} listed={each} />
        ))}
      </ol>
    </>
  );
}

function LessonCard({ listed: { id, lesson, isOwn } }: { readonly listed: ListedLesson }) {
  const { lessons, notices } = useWorkbench();
  const progress = useStore(lessons, (state) => state.progress[id] ?? NO_PROGRESS);
  const all = exercisesOf(lesson).flat();
  const done = all.filter((key) => progress.done.includes(key)).length;
  const hasBegun = progress.page > 0 || done > 0;
  const restart = async () => {
    await lessons.open(id);
    await lessons.restart();
  };
  return (
    <li className={classes.card} data-testid={`lesson-${id}`}>
      <h3 lang={languageTag(lesson)}>{lesson.title}</h3>
      <p lang={languageTag(lesson)}>{lesson.summary}</p>
      <div className={classes.facts}>
        <IconClock size={14} stroke={1.7} aria-hidden />
        {t('{{count}} minutes', { count: lesson.minutes })}
        <span>{t('{{done}} of {{count}} exercises done', { done, count: all.length })}</span>
        {isOwn && <Badge variant="default">{t('From a file')}</Badge>}
      </div>
      <Group gap="xs">
        <Button size="compact-sm" data-testid={`start-${id}`} onClick={() => notices.attempt(() => lessons.open(id))}>
          {hasBegun ? t('Continue') : t('Start')}
        </Button>
        {hasBegun && (
          <Button size="compact-sm" variant="default" data-testid={`restart-${id}`} onClick={() => notices.attempt(restart)}>
            {t('Start over')}
          </Button>
        )}
      </Group>
    </li>
  );
}
