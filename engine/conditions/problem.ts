import { declareErrors, type Message, type MessageValue, message, type UserError } from '../messages/index.ts';

/** Problems of a condition's text, each code once. */
const CODES = {
  'condition.empty': 'The condition has no text.',
  'condition.tooLong': 'The condition is too long.',
  'condition.syntax': 'The text is not an expression.',
  'condition.unknownName': 'A name is neither a quantity of the run nor a node of the graph.',
  'condition.unknownFunction': 'A function is not known.',
  'condition.wrongType': 'A part is a number, a tensor or a condition where another of these is expected.',
  'condition.noCondition': 'The text is a number, without a comparison.',
  'condition.index': 'An index is not within its tensor.',
} as const;
export type ConditionCode = keyof typeof CODES;
const conditionError = declareErrors(CODES);

/** What is wrong with a condition, and where. */
export interface ConditionProblem {
  readonly code: ConditionCode;
  readonly message: Message;
  /** The characters of the text that it is about: from `start` up to `end`. Both are the text's length where something is missing. */
  readonly start: number;
  readonly end: number;
  readonly expected?: MessageValue | undefined;
  readonly fix?: Message | undefined;
  /** A text that may replace those characters. */
  readonly replacement?: string | undefined;
}

/** Thrown within this room; {@link readCondition} returns the problem. */
export class ConditionFailure extends Error {
  readonly problem: ConditionProblem;

  constructor(problem: ConditionProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** A problem as an error, for callers without a place to point at: it names the position in words. */
export function conditionProblemError(
  text: string,
  { code, message: problem, start, expected, fix }: ConditionProblem,
): UserError {
  const values = { condition: text, position: start + 1, problem };
  return conditionError(code, message("Condition '{{condition}}', character {{position}}: {{problem}}", values), {
    where: message('character {{position}}', { position: start + 1 }),
    ...(expected !== undefined && { expected }),
    received: text.slice(start) || message('nothing'),
    ...(fix && { fix }),
  });
}

/** The text with a caret under the characters of the problem, for a terminal. */
export function pointAt(text: string, { start, end }: ConditionProblem): string {
  const line = text.replaceAll(/\s/g, ' ');
  return `${line}\n${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))}`;
}
