import { declareErrors } from '../errors.ts';
import type { Diagnostic } from './diagnostic.ts';
import { GRAPH_FORMAT, GRAPH_VERSION, type GraphDocument, graphSchema } from './document.ts';

const graphError = declareErrors({
  'graph.notJson': 'The text is not JSON, or is cut off.',
  'graph.foreign': 'The JSON is not a graph document.',
  'graph.malformed': 'A part of the graph document is missing or has the wrong type.',
});

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
  return readGraphData(parseJson(text, where), where);
}

/** The same for JSON that is already parsed. */
export function readGraphData(data: unknown, where = 'the graph'): ReadGraph {
  const format = isRecord(data) ? data.format : undefined;
  if (format !== GRAPH_FORMAT) {
    const received = format === undefined ? 'no "format"' : `"format": ${JSON.stringify(format)}`;
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

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
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
  return written.replace(/^\./, '') || 'the document';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
