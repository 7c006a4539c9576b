import { GRAPH_FORMAT, GRAPH_VERSION, type GraphDocument, readGraphData } from '#engine/graph/index.ts';
import { message, messageOf, UserError } from '#engine/messages/index.ts';
import { expecting, z } from '#engine/text/index.ts';
import { name, STATE_FIELDS, stateOf } from './fields.ts';
import type { Lesson, LessonNetwork } from './lesson.ts';
import type { LessonProblem } from './problem.ts';
import { readYaml } from './readYaml.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const settings = expecting<Record<string, unknown>>(isRecord, message('settings by name'));
const graph = expecting<string | Record<string, unknown>>(
  (value) => typeof value === 'string' || isRecord(value),
  message('a graph with nodes and edges, or the name of an example'),
);

const NETWORK_FIELDS = {
  graph,
  /** The name of a data set, or settings of data. */
  data: expecting<string | Record<string, unknown>>(
    (value) => typeof value === 'string' || isRecord(value),
    message('a data set, or settings of data'),
  ).optional(),
  training: settings.optional(),
  ...STATE_FIELDS,
};
const network = z.strictObject(NETWORK_FIELDS);

const frontMatter = z.strictObject({
  title: name,
  language: expecting<string>(
    (value) => typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value),
    message('the tag of a language, such as en, zh or fr'),
  ),
  minutes: z.number().int().min(1).max(240),
  summary: z.string().trim().max(1000).default(''),
  ...NETWORK_FIELDS,
  graph: graph.optional(),
  networks: z.record(z.string().min(1).max(60), network).optional(),
});

/** The name of the network of a lesson with only one. */
export const ONLY_NETWORK = 'main';

/** Everything of a lesson but its pages. */
export type FrontMatter = Omit<Lesson, 'pages'>;

export interface FrontMatterReading {
  readonly value?: FrontMatter | undefined;
  readonly problems: readonly LessonProblem[];
}

/** @param firstLine the line of the file at which the text begins */
export function readFrontMatter(text: string, firstLine: number): FrontMatterReading {
  const { value, problems, lineOf } = readYaml(text, firstLine, frontMatter);
  if (!value) return { problems };
  const { title, language, minutes, summary, networks, graph: own, ...rest } = value;
  const given: [string, z.infer<typeof network>, string[]][] = Object.entries(networks ?? {}).map(([key, each]) => [
    key,
    each,
    ['networks', key],
  ]);
  if (own !== undefined) given.unshift([ONLY_NETWORK, { graph: own, ...rest }, []]);
  if (given.length === 0) {
    return { problems: [{ line: firstLine, message: message('The lesson has no network; expected graph or networks') }] };
  }
  const found: LessonProblem[] = [];
  const read = given.flatMap(([key, each, path]): [string, LessonNetwork][] => {
    const document = readLessonGraph(each.graph, title);
    const line = lineOf([...path, 'graph']);
    if (!(document instanceof UserError)) return [[key, networkOf(each, document, line)]];
    found.push({ line, message: messageOf(document), expected: document.details.expected });
    return [];
  });
  if (found.length > 0) return { problems: found };
  return { value: { title, language, minutes, summary, networks: Object.fromEntries(read) }, problems: [] };
}

function networkOf(
  { data, training, ...state }: z.infer<typeof network>,
  document: GraphDocument | string,
  line: number,
): LessonNetwork {
  return {
    line,
    graph: document,
    ...(data !== undefined && { data: (typeof data === 'string' ? { dataset: data } : data) as GraphDocument['data'] }),
    ...(training && { training }),
    state: stateOf(state),
  };
}

/** The graph as a document: its format may be left out, and a wire written as "hidden -> loss.prediction". */
function readLessonGraph(given: string | Record<string, unknown>, title: string): GraphDocument | string | UserError {
  if (typeof given === 'string') return given;
  const edges = Array.isArray(given.edges) ? given.edges.map(wireOf) : given.edges;
  try {
    return readGraphData({ format: GRAPH_FORMAT, version: GRAPH_VERSION, name: title, ...given, edges }, message('the graph'))
      .document;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function wireOf(edge: unknown): unknown {
  const [, from, to, port] = typeof edge === 'string' ? (/^\s*(\S+)\s*->\s*([^\s.]+)(?:\.(\S+))?\s*$/.exec(edge) ?? []) : [];
  return from === undefined ? edge : { from: [from, 'out'], to: [to, port ?? 'in'] };
}
