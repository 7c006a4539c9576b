import { type MessageValue, message } from '../messages/index.ts';
import { describeIssue, describePath, type z } from '../text/index.ts';
import { weightsError } from './weightsError.ts';

/**
 * Parses data of a file by a schema.
 * @param where name of the file in messages
 * @throws UserError weights.malformed
 */
export function checkSchema<T>(schema: z.ZodType<T>, data: unknown, where: MessageValue): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const [path, problem] = [describePath(issue.path), describeIssue(issue, data)];
  throw weightsError('weights.malformed', message('{{where}}: {{path}}: {{problem}}', { where, path, problem }), {
    where: message('{{where}}, {{path}}', { where, path }),
    expected: problem,
  });
}
