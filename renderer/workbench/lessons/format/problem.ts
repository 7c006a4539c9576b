import { type Message, type MessageValue, message } from '#engine/messages/index.ts';
import { WindowError } from '../../connection/index.ts';

/** What is wrong with a lesson file, and where. */
export interface LessonProblem {
  /** From 1. */
  readonly line: number;
  readonly message: Message;
  readonly expected?: MessageValue | undefined;
}

/** The first problems of a file as one error. */
export function lessonError(fileName: string, problems: readonly LessonProblem[]): WindowError {
  const [{ line, message: problem }] = problems;
  const values = { name: fileName, line, problem, count: problems.length - 1 };
  const text =
    problems.length === 1
      ? message("'{{name}}', line {{line}}: {{problem}}", values)
      : message("'{{name}}', line {{line}}: {{problem}} (and {{count}} more)", values);
  return new WindowError('lesson.invalid', text, {
    where: message('line {{line}}', { line }),
    ...(problems[0].expected !== undefined && { expected: problems[0].expected }),
    fix: message('Correct the file, then open it again.'),
  });
}
