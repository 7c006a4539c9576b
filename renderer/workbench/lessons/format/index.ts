export * from './lesson.ts';
export { allTokens, expressionsInTex, fillTex, lexMarkdown } from './markdown.ts';
export { type LessonProblem, lessonError } from './problem.ts';
export { unknownName } from './readBlock.ts';
export { beginsAsLesson, type LessonReading, readLesson } from './readLesson.ts';
export { type Reference, referencesOf } from './references.ts';
export { DOCK_IDS, type PartName, splitTarget, type TargetKind, VIEW_IDS } from './targets.ts';
