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

/** The path of each lesson in a language, in order; in English where it is not translated. */
export function pathsIn(language: Language, paths: readonly string[]): string[] {
  const within = (folder: string) => paths.filter((path) => path.includes(`/lessons/${folder}/`)).toSorted();
  const translated = new Set(within(language));
  return within('en').map((path) => {
    const own = path.replace('/lessons/en/', `/lessons/${language}/`);
    return translated.has(own) ? own : path;
  });
}

/** The lessons that come with the app, in order. */
export async function loadBuiltIn(language: Language): Promise<ListedLesson[]> {
  return Promise.all(
    pathsIn(language, Object.keys(FILES)).map(async (path) => {
      const fileName = path.split('/').at(-1) ?? path;
      const { lesson, problems } = readLesson(await FILES[path]());
      if (!lesson) throw lessonError(fileName, problems);
      return { id: fileName.replace(/\.md$/, ''), lesson, isOwn: false };
    }),
  );
}
