import { isNode, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { type Message, message } from '#engine/messages/index.ts';
import { describeIssue, describePath, type z } from '#engine/text/index.ts';
import type { LessonProblem } from './problem.ts';

/** A value with the line of each part of it, or what is wrong. */
export interface YamlReading<Value> {
  readonly value?: Value;
  readonly problems: readonly LessonProblem[];
  /** The line of a part, or of the closest part around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Values that one file repeats by aliases; more would only fill the memory. */
const MOST_ALIASES = 100;

/** The commonest mistake of all has words of its own. */
const describeYamlError = ({ code, message: detail }: YAMLParseError): Message =>
  code === 'BLOCK_AS_IMPLICIT_KEY'
    ? message('A text that contains a colon and a space must be quoted')
    : message('The YAML cannot be read: {{detail}}', { detail: detail.split('\n')[0] });

function toData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {};
  } catch {
    return undefined;
  }
}

/**
 * Reads a text in YAML and checks it.
 * @param firstLine the line of the file at which the text begins
 */
export function readYaml<Value>(text: string, firstLine: number, schema: z.ZodType<Value>): YamlReading<Value> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => firstLine + Math.max(1, lines.linePos(offset).line) - 1;
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return firstLine;
  };
  if (document.errors.length > 0) {
    return { problems: document.errors.map((error) => ({ line: at(error.pos[0]), message: describeYamlError(error) })), lineOf };
  }
  const data = toData(document);
  if (data === undefined) return { problems: [{ line: firstLine, message: message('The YAML has too many aliases') }], lineOf };
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, problems: [], lineOf };
  const problems = result.error.issues.map((issue) => {
    const problem = describeIssue(issue, data);
    const path = describePath(issue.path);
    return {
      line: lineOf(issue.path),
      message: path === '' ? problem : message('{{path}}: {{problem}}', { path, problem }),
      expected: problem,
    };
  });
  return { problems, lineOf };
}
