import { declareErrors } from '../errors.ts';
import { describePath, describeValue, parseJson } from '../text/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import { GRAPH_FORMAT, GRAPH_VERSION, type GraphDocument, graphSchema } from './document.ts';
import { formatCount } from './formatCount.ts';
import { findUnwritableName } from './names.ts';

export const graphError = declareErrors({
  'graph.notJson': 'The text is not JSON, or is cut off.',
  'graph.foreign': 'The JSON is not a graph document.',
  'graph.malformed': 'A part of the graph document is missing or has the wrong type.',
  'graph.notText': 'The file is not text in UTF-8.',
  'graph.tooLarge': 'The graph, or its file, is larger than can be drawn.',
  'graph.tooDeep': 'Values lie in one another more deeply than in any graph document.',
  'graph.unwritableName': 'A name does not survive a file or the database.',
});

/** What can be opened: more than anyone draws, and no more than the canvas and the checks bear. */
export const GRAPH_LIMITS = { bytes: 16_000_000, nodes: 20_000, wires: 60_000, depth: 100 } as const;

export interface ReadGraph {
  readonly document: GraphDocument;
  /** What the reader should know: that the document is of a newer version, say. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a graph document from its text. Unknown fields and node types are kept, so that nothing is lost on saving.
 * @throws UserError graph.*, naming the place.
 */
export function readGraph(text: string, where = 'the graph'): ReadGraph {
  return readGraphData(parseGraphText(text, where), where);
}

/** The same for JSON that is already parsed. */
export function readGraphData(data: unknown, where = 'the graph'): ReadGraph {
  const format = isRecord(data) ? data.format : undefined;
  if (format !== GRAPH_FORMAT) {
    const received = format === undefined ? 'no "format"' : `"format": ${describeValue(format)}`;
    throw graphError(
      'graph.foreign',
      `${where} is not a graph document: expected "format": "${GRAPH_FORMAT}", found ${received}`,
      {
        where,
        expected: `"format": "${GRAPH_FORMAT}"`,
        received,
      },
    );
  }
  checkSize(data as Record<string, unknown>, where);
  const result = graphSchema.safeParse(data);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = describePath(issue.path) || 'the document';
    throw graphError('graph.malformed', `${where}: ${place}: ${issue.message}`, {
      where: `${where}, ${place}`,
      expected: issue.message,
    });
  }
  requireWritableNames(result.data, where);
  return { document: result.data, diagnostics: versionDiagnostics(result.data) };
}

/**
 * Refuses names that would be others once they were written: runs and weights are kept under them.
 * @throws UserError graph.unwritableName
 */
export function requireWritableNames(document: GraphDocument, where: string): void {
  const found = findUnwritableName(document);
  if (!found) return;
  const place = describePath(found.path);
  const expected = 'a name that can be written to a file';
  throw graphError('graph.unwritableName', `${where}: ${place}: expected ${expected}, found ${found.name} with ${found.flaw}`, {
    where: `${where}, ${place}`,
    expected,
    received: `${found.name} with ${found.flaw}`,
    fix: 'Write the name again, and the wires that lead to it',
  });
}

/** Refuses what would take long to look at, before anything looks at it. */
function checkSize(data: Record<string, unknown>, where: string): void {
  const parts = [data, ...(Array.isArray(data.blocks) ? data.blocks : [])].filter(isRecord);
  const counts = [
    ['nodes', 'nodes', GRAPH_LIMITS.nodes],
    ['wires', 'edges', GRAPH_LIMITS.wires],
  ] as const;
  for (const [what, key, limit] of counts) {
    const total = parts.reduce((sum, { [key]: list }) => sum + (Array.isArray(list) ? list.length : 0), 0);
    if (total > limit) throw tooLarge(where, `${formatCount(limit)} ${what}`, formatCount(total));
  }
}

/** A graph of which there is too much. @param limit how much there may be, such as "20,000 nodes" */
export function tooLarge(where: string, limit: string, received: string) {
  return graphError('graph.tooLarge', `${where} is too large: expected at most ${limit}, found ${received}`, {
    where,
    expected: `at most ${limit}`,
    received,
    fix: 'Split it into several graphs',
  });
}

/**
 * The JSON of a text that shall hold a graph.
 * @throws UserError graph.notJson, graph.tooDeep
 */
export function parseGraphText(text: string, where: string): unknown {
  const json = parseJson(text, GRAPH_LIMITS.depth);
  if (json.ok) return json.data;
  const { problem, reason } = json;
  if (problem === 'syntax') {
    throw graphError('graph.notJson', `${where} is not valid JSON: ${reason}`, { where, expected: 'JSON', received: reason });
  }
  const expected = `at most ${GRAPH_LIMITS.depth} levels`;
  const message = `${where} is nested too deeply: expected ${expected}`;
  throw graphError('graph.tooDeep', message, { where, expected, received: reason });
}

function versionDiagnostics({ version }: GraphDocument): Diagnostic[] {
  if (version <= GRAPH_VERSION) return [];
  const message = `This document has version ${version}; this program knows versions up to ${GRAPH_VERSION}. What it does not know is kept as it is.`;
  return [
    {
      code: 'graph.newerVersion',
      severity: 'warning',
      message,
      expected: `version ${GRAPH_VERSION}`,
      received: `version ${version}`,
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
