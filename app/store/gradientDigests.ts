import type { GradientCurves } from '#app/contract/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { decimateNorms } from './decimate.ts';
import { type FlowRows, NO_END, OF_RUN, readFlow, readNorms } from './history.ts';
import type { CurveRange } from './range.ts';

/** Recorded steps of a digest. */
export const DIGESTED_ENTRIES = 32;
/** More records than these are not read one by one. */
const MOST_READ = 200_000;

/** Digests the recorded steps that have none yet, except the last few. */
export function digestGradients(connection: WritingConnection, runKey: number, parameter: string): void {
  const of = { runKey, parameter };
  const { id } = connection.get<{ readonly id: string }>('SELECT id FROM runs WHERE key = @runKey', { runKey }) ?? { id: '' };
  for (;;) {
    const recorded = connection.all<{ readonly step: number }>(
      `SELECT step FROM gradients WHERE run_key = @runKey AND parameter = @parameter
       AND step > coalesce((SELECT last_step FROM gradient_digests WHERE run_key = @runKey ORDER BY first_step DESC LIMIT 1), 0)
       ORDER BY step LIMIT ${DIGESTED_ENTRIES}`,
      of,
    );
    if (recorded.length < DIGESTED_ENTRIES) return;
    const [firstStep, lastStep] = [recorded[0].step, recorded[DIGESTED_ENTRIES - 1].step];
    const norms = [...readNorms(connection, id, firstStep, lastStep)];
    connection.insert('gradient_digests', {
      ...{ runKey, firstStep, lastStep, rows: norms.reduce((sum, [, { step }]) => sum + step.length, 0) },
      norms: Object.fromEntries(norms.map(([name, { step, norm }]) => [name, decimateNorms(step, norm, 1)])),
      flow: largestOf(readFlow(connection, id, firstStep, lastStep), lastStep),
    });
  }
}

/** Gradient norms to plot, by parameter; of a long range from their digests. */
export function readNormsToPlot(
  connection: ReadingConnection,
  runId: string,
  range: CurveRange,
  mostRead = MOST_READ,
): GradientCurves {
  const curves: GradientCurves = {};
  const add = (name: string, { step, norm }: GradientCurves[string]) => {
    curves[name] ??= { step: [], norm: [] };
    const curve = curves[name];
    for (const each of step) curve.step.push(each);
    for (const each of norm) curve.norm.push(each);
  };
  const { before, digests, after } = splitRange<GradientCurves>(connection, runId, { ...range, mostRead }, 'norms');
  if (before) for (const [name, norms] of readNorms(connection, runId, ...before)) add(name, norms);
  for (const digest of digests) for (const [name, norms] of Object.entries(digest)) add(name, norms);
  for (const [name, norms] of readNorms(connection, runId, ...after)) add(name, norms);
  return Object.fromEntries(
    Object.entries(curves).map(([name, { step, norm }]) => [name, decimateNorms(step, norm, range.most)]),
  );
}

/** The flow of gradients to plot: of a long range the largest values of each digest. */
export function readFlowToPlot(connection: ReadingConnection, runId: string, range: CurveRange, mostRead = MOST_READ): FlowRows {
  const { before, digests, after } = splitRange<FlowRows>(connection, runId, { ...range, mostRead }, 'flow');
  const parts = [...(before ? [readFlow(connection, runId, ...before)] : []), ...digests, readFlow(connection, runId, ...after)];
  return { nodes: parts.flatMap(({ nodes }) => nodes), parameters: parts.flatMap(({ parameters }) => parameters) };
}

type Steps = readonly [from: number, to: number];

interface Split<Digest> {
  /** Steps before the digests, and after them, to be read one by one. */
  readonly before: Steps | undefined;
  readonly digests: readonly Digest[];
  readonly after: Steps;
}

/** A range as digests and the steps around them. The last digest is left to these, so that the latest records are always whole. */
function splitRange<Digest>(
  connection: ReadingConnection,
  runId: string,
  { from = 0, to = NO_END, mostRead }: CurveRange & { readonly mostRead: number },
  column: 'norms' | 'flow',
): Split<Digest> {
  const within = `FROM gradient_digests WHERE ${OF_RUN} AND first_step >= @from AND last_step <= @to`;
  const of = { runId, from, to };
  const { rows } = connection.get<{ readonly rows: number }>(`SELECT coalesce(sum(rows), 0) AS rows ${within}`, of) ?? {
    rows: 0,
  };
  if (rows <= mostRead) return { before: undefined, digests: [], after: [from, to] };
  const found = [
    ...connection.rows<[firstStep: number, json: string]>(`SELECT first_step, ${column} ${within} ORDER BY first_step`, of),
  ];
  const digests = found.slice(0, -1).map(([, json]) => JSON.parse(json) as Digest);
  return { before: [from, found[0][0] - 1], digests, after: [found[found.length - 1][0], to] };
}

/** A record of each node and parameter with its largest values. */
function largestOf({ nodes, parameters }: FlowRows, step: number): FlowRows {
  return {
    nodes: [...Map.groupBy(nodes, ({ node }) => node)].map(([node, rows]) => ({
      ...{ node, step, elements: rows[0].elements },
      output: largest(rows.map(({ output }) => output)),
      gradient: largest(rows.map(({ gradient }) => gradient)),
      saturated: largest(rows.map(({ saturated }) => saturated)),
    })),
    parameters: [...Map.groupBy(parameters, ({ parameter }) => parameter)].map(([parameter, rows]) => ({
      ...{ parameter, step },
      norm: largest(rows.map(({ norm }) => norm)),
      updateRatio: largest(rows.map(({ updateRatio }) => updateRatio)),
    })),
  };
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
