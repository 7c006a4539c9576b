import { type Message, message } from '../messages/index.ts';
import type { WrittenGroup, WrittenWorksheet } from './worksheet.ts';

/** A text in the language of the reader. */
export type Say = (text: Message) => string;

export interface WriteOptions {
  readonly say: Say;
  /** Default true. */
  readonly hasSolution?: boolean;
}

/** Headings and notes of a worksheet. */
export const WORDS = {
  title: message('Worksheet: one training step'),
  network: message('The network'),
  given: message('Given'),
  settings: message('Training settings'),
  rules: message('How to calculate'),
  solution: message('Solution'),
  calculate: message('Calculate:'),
  largestTerms: message('Largest terms, and the sum of the others:'),
  cancels: message('Large terms almost cancel out here, so that rounding changes the result more than usual.'),
};

export const titleOf = ({ name }: Pick<WrittenWorksheet, 'name'>): Message =>
  name === '' ? WORDS.title : message('Worksheet: one training step of {{name}}', { name });

export type NumberedExercise = WrittenGroup['exercises'][number] & { readonly number: number };
export type NumberedGroup = Omit<WrittenGroup, 'exercises'> & { readonly exercises: readonly NumberedExercise[] };
export interface NumberedPart {
  readonly title: Message;
  readonly groups: readonly NumberedGroup[];
}

/** The exercises of a worksheet with their numbers, which count through all its parts from 1. */
export function numbered({ parts }: WrittenWorksheet): NumberedPart[] {
  let count = 0;
  return parts.map(({ title, groups }) => ({
    title,
    groups: groups.map((group) => ({
      ...group,
      exercises: group.exercises.map((exercise) => {
        count += 1;
        return { ...exercise, number: count };
      }),
    })),
  }));
}

/** The right-hand sides of a solution, one for each equals sign. */
export function solutionOf({ formula, numbers, result }: { formula: string; numbers: string; result: string }): string[] {
  return numbers === result ? [formula, result] : [formula, numbers, result];
}
