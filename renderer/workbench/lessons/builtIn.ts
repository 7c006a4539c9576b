/// <reference types="vite/client" />
import type { Language } from '../../language/index.ts';
import { type Lesson, lessonError, readLesson } from './format/index.ts';

/** Lesson files by path, loaded on demand. */
const FILES = import.meta.glob<string>('../../../resources/lessons/*/*.md', { query: '?raw', import: 'default' });

/** A lesson with its name, which is the same in all languages. */
export interface ListedLesson {
  readonly id: string;
  readonly lesson: Lesson;
  /** True for one from a person's file. */
  readonly isOwn: boolean;
}

/** The lessons that come with the app, in order. */
export async function loadBuiltIn(language: Language): Promise<ListedLesson[]> {
  const paths = Object.keys(FILES)
    .filter((path) => path.includes(`/lessons/${language}/`))
    .toSorted();
  return Promise.all(
    paths.map(async (path) => {
      const fileName = path.split('/').at(-1) ?? path;
      const { lesson, problems } = readLesson(await FILES[path]());
      if (!lesson) throw lessonError(fileName, problems);
      return { id: fileName.replace(/\.md$/, ''), lesson, isOwn: false };
    }),
  );
}
