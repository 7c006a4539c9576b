import { declareErrors } from '../errors.ts';
import type { Diagnostic } from './diagnostic.ts';
import { GRAPH_FORMAT, GRAPH_VERSION, type GraphDocument, graphSchema } from './document.ts';
import { formatCount } from './formatCount.ts';

export const graphError = declareErrors({
  'graph.notJson': 'The text is not JSON, or is cut off.',
  'graph.foreign': 'The JSON is not a graph document.',
  'graph.malformed': 'A part of the graph document is missing or has the wrong type.',
  'graph.notText': 'The file is not text in UTF-8.',
  'graph.tooLarge': 'The graph, or its file, is larger than can be drawn.',
  'graph.tooDeep': 'Values lie in one another more deeply than in any graph document.',
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
 * @throws UserError graph.notJson, graph.foreign or graph.malformed, naming the place.
 */
export function readGraph(text: string, where = 'the graph'): ReadGraph {
  return readGraphData(parseGraphText(text, where), where);
}

/** The same for JSON that is already parsed. */
export function readGraphData(data: unknown, where = 'the graph'): ReadGraph {
  const format = isRecord(data) ? data.format : undefined;
  if (format !== GRAPH_FORMAT) {
    const received = format === undefined ? 'no "format"' : `"format": ${shorten(JSON.stringify(format))}`;
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
    const place = describePath(issue.path);
    throw graphError('graph.malformed', `${where}: ${place}: ${issue.message}`, {
      where: `${where}, ${place}`,
      expected: issue.message,
    });
  }
  return { document: result.data, diagnostics: versionDiagnostics(result.data) };
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

/** Values are looked through without recursion, which would end at a depth that nobody chose. */
function checkDepth(data: unknown, where: string): void {
  const waiting: [value: unknown, depth: number][] = [[data, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= GRAPH_LIMITS.depth) {
      throw graphError('graph.tooDeep', `${where} is nested too deeply: expected at most ${GRAPH_LIMITS.depth} levels`, {
        where,
        expected: `at most ${GRAPH_LIMITS.depth} levels`,
        received: 'more',
      });
    }
    for (const inner of Object.values(value)) waiting.push([inner, depth + 1]);
  }
}

/** Of a text that came from elsewhere, no more than a message bears. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/**
 * The JSON of a text that shall hold a graph.
 * @throws UserError graph.notJson, graph.tooDeep
 */
export function parseGraphText(text: string, where: string): unknown {
  const data = parseJson(text, where);
  checkDepth(data, where);
  return data;
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = shorten(error instanceof Error ? error.message : String(error));
    throw graphError('graph.notJson', `${where} is not valid JSON: ${reason}`, { where, expected: 'JSON', received: reason });
  }
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

/** `nodes[3].params.units` for `['nodes', 3, 'params', 'units']`. */
function describePath(path: readonly PropertyKey[]): string {
  const written = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return shorten(written.replace(/^\./, '')) || 'the document';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
