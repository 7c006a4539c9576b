import { useStore } from 'zustand';
import { useWorkbench } from '../../workbench/index.ts';
import { defineCompanion } from '../../workbench/views/index.ts';
import { LessonPanel } from './LessonPanel.tsx';
import { useOpenLesson } from './useOpenLesson.ts';

/** The open lesson beside the app. */
export const lessonCompanion = defineCompanion({ id: 'lesson', content: LessonPanel, useIsOpen: useIsLessonOpen });

function useIsLessonOpen(): boolean {
  const isChosen = useStore(useWorkbench().lessons, ({ openId }) => openId !== null);
  return useOpenLesson() !== undefined && isChosen;
}
