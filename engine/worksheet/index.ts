export { breakable } from './breakable.ts';
export { drawFigure, FIGURE_FONT, type Figure } from './figure.ts';
export {
  type NumberedExercise,
  type NumberedGroup,
  numbered,
  type Say,
  solutionOf,
  titleOf,
  WORDS,
  type WriteOptions,
} from './texts.ts';
export * from './worksheet.ts';
export { writeLatex } from './writeLatex.ts';
export { writeMarkdown } from './writeMarkdown.ts';
