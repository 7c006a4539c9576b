import { declareErrors, type Message, type MessageValue, message } from '../../messages/index.ts';
import { describeIssue, describePath, describeValue, parseJson } from '../../text/index.ts';
import { type Diagnostic, formatCount } from './diagnostic.ts';
import { GRAPH_FORMAT, GRAPH_VERSION, type GraphDocument, graphSchema } from './document.ts';
import { findUnwritableName } from './names.ts';

export const graphError = declareErrors({
  'graph.notJson': 'The text is not JSON, or is truncated.',
  'graph.foreign': 'The JSON is not a graph document.',
  'graph.tooNew': 'The graph document is of a newer version, and cannot be read.',
  'graph.malformed': 'A part of the graph document is missing or has the wrong type.',
  'graph.notText': 'The file is not text in UTF-8.',
  'graph.tooLarge': 'The graph, or its file, is larger than the limit.',
  'graph.tooDeep': 'The JSON is nested too deeply.',
  'graph.unwritableName': 'A name has characters that cannot be stored.',
});

/** Limits of what can be opened, well above what people draw. */
export const GRAPH_LIMITS = { bytes: 16_000_000, nodes: 20_000, wires: 60_000, depth: 100 } as const;

export interface ReadGraph {
  readonly document: GraphDocument;
  /** Notices for the reader, such as a document of a newer version. */
  readonly diagnostics: readonly Diagnostic[];
}

const THE_GRAPH = message('the graph');

/**
 * Reads a graph document from its text. Unknown fields and node types are kept on saving.
 * @param where the name of the text in messages, such as its file name
 * @throws UserError graph.*, naming the location
 */
export function readGraph(text: string, where: MessageValue = THE_GRAPH): ReadGraph {
  return readGraphData(parseGraphText(text, where), where);
}

/** Like {@link readGraph}, for parsed JSON. */
export function readGraphData(data: unknown, where: MessageValue = THE_GRAPH): ReadGraph {
  const format = isRecord(data) ? data.format : undefined;
  if (format !== GRAPH_FORMAT) {
    const expected = `"format": "${GRAPH_FORMAT}"`;
    const received = describeFormat(format);
    const text = message('{{where}} is not a graph document: expected {{expected}}, found {{received}}', {
      where,
      expected,
      received,
    });
    throw graphError('graph.foreign', text, { where, expected, received });
  }
  checkSize(data as Record<string, unknown>, where);
  const result = graphSchema.safeParse(data);
  if (!result.success) {
    requireKnownVersion(data, where);
    const [issue] = result.error.issues;
    const path = describePath(issue.path) || message('the document');
    const problem = describeIssue(issue, data);
    throw graphError('graph.malformed', message('{{where}}: {{path}}: {{problem}}', { where, path, problem }), {
      where: within(where, path),
      expected: problem,
    });
  }
  requireWritableNames(result.data, where);
  return { document: result.data, diagnostics: versionDiagnostics(result.data) };
}

/** The name of a foreign format, if the JSON has one. */
export function describeFormat(format: unknown): MessageValue {
  if (format === undefined) return message('no "format"');
  return message('"format": {{format}}', { format: describeValue(format) });
}

const within = (where: MessageValue, path: MessageValue): Message => message('{{where}}, {{path}}', { where, path });

/**
 * Rejects names that change when written: runs and weights are stored under them.
 * @throws UserError graph.unwritableName
 */
export function requireWritableNames(document: GraphDocument, where: MessageValue): void {
  const found = findUnwritableName(document);
  if (!found) return;
  const path = describePath(found.path);
  const expected = message('a name that can be written to a file');
  const received = message('{{name}} with {{flaw}}', { name: found.name, flaw: found.flaw });
  const values = { where, path, expected, received };
  throw graphError('graph.unwritableName', message('{{where}}: {{path}}: expected {{expected}}, found {{received}}', values), {
    where: within(where, path),
    expected,
    received,
    fix: message('Type the name again, and the wires connected to it'),
  });
}

/** Rejects oversized documents before they are processed. */
function checkSize(data: Record<string, unknown>, where: MessageValue): void {
  const parts = [data, ...(Array.isArray(data.blocks) ? data.blocks : [])].filter(isRecord);
  const counts = [
    ['nodes', GRAPH_LIMITS.nodes, (count: string) => message('{{count}} nodes', { count })],
    ['edges', GRAPH_LIMITS.wires, (count: string) => message('{{count}} wires', { count })],
  ] as const;
  for (const [key, limit, describe] of counts) {
    const total = parts.reduce((sum, { [key]: list }) => sum + (Array.isArray(list) ? list.length : 0), 0);
    if (total > limit) throw tooLarge(where, describe(formatCount(limit)), formatCount(total));
  }
}

/** A graph above a limit. @param limit such as "20,000 nodes" */
export function tooLarge(where: MessageValue, limit: MessageValue, received: MessageValue) {
  const expected = message('at most {{limit}}', { limit });
  const text = message('{{where}} is too large: expected {{expected}}, found {{received}}', { where, expected, received });
  return graphError('graph.tooLarge', text, { where, expected, received, fix: message('Split it into several graphs') });
}

/**
 * Parses the JSON of a graph.
 * @throws UserError graph.notJson, graph.tooDeep
 */
export function parseGraphText(text: string, where: MessageValue): unknown {
  const json = parseJson(text, GRAPH_LIMITS.depth);
  if (json.ok) return json.data;
  const { problem, reason } = json;
  if (problem === 'syntax') {
    const notJson = message('{{where}} is not valid JSON: {{reason}}', { where, reason });
    throw graphError('graph.notJson', notJson, { where, expected: 'JSON', received: reason });
  }
  const expected = message('at most {{depth}} levels', { depth: GRAPH_LIMITS.depth });
  const tooDeep = message('{{where}} is nested too deeply: expected {{expected}}', { where, expected });
  throw graphError('graph.tooDeep', tooDeep, { where, expected, received: reason });
}

/** The version of a graph or of copied nodes, if this program does not know it. */
export function newerVersionOf(data: unknown): number | undefined {
  const version = isRecord(data) ? data.version : undefined;
  return typeof version === 'number' && version > GRAPH_VERSION ? version : undefined;
}

/**
 * For a document that cannot be read.
 * @throws UserError graph.tooNew
 */
export function requireKnownVersion(data: unknown, where: MessageValue): void {
  const version = newerVersionOf(data);
  if (version === undefined) return;
  const values = { where, version, known: GRAPH_VERSION };
  throw graphError(
    'graph.tooNew',
    message('{{where}} has version {{version}}; this program reads up to version {{known}}', values),
    {
      where,
      expected: message('version {{version}}', { version: GRAPH_VERSION }),
      received: message('version {{version}}', { version }),
      fix: message('Update Backwire'),
    },
  );
}

function versionDiagnostics(document: GraphDocument): Diagnostic[] {
  const version = newerVersionOf(document);
  if (version === undefined) return [];
  const values = { version, known: GRAPH_VERSION };
  return [
    {
      code: 'graph.newerVersion',
      severity: 'warning',
      ...message(
        'This document has version {{version}}; this program knows versions up to {{known}}. Unknown parts are kept unchanged.',
        values,
      ),
      expected: message('version {{version}}', { version: GRAPH_VERSION }),
      received: message('version {{version}}', { version }),
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
