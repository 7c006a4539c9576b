export { type ListedLesson, loadBuiltIn } from './builtIn.ts';
export { type Evaluated, evaluate, holds, isClose, numberOf, type Values, valuesOfPass } from './evaluate.ts';
export * from './format/index.ts';
export { createLessons, type Lessons, type Shelf } from './lessons.ts';
export { type LessonProgress, type LessonsState, lessonsState, NO_LESSONS, NO_PROGRESS } from './progress.ts';
export { questionOf, sceneOf } from './scene.ts';
