export * from './lesson.ts';
export { allTokens, expressionsInTex, fillTex, lexMarkdown } from './markdown.ts';
export { type LessonProblem, lessonError } from './problem.ts';
export { beginsAsLesson, type LessonReading, readLesson } from './readLesson.ts';
