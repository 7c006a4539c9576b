import { declareErrors, type ErrorDetails, type Message, message, messageOf } from '../messages/index.ts';
import type { DataDescription } from './analysis/dataDescription.ts';
import type { GraphAnalysis } from './analysis/graphAnalysis.ts';
import { bindData, holdAgainst, type InferredGraph, inferGraph } from './analyzeGraph.ts';
import type { Diagnostic } from './document/diagnostic.ts';
import type { GraphDocument } from './document/document.ts';
import { applySettings, type SettingValue } from './settings/liveSettings.ts';
import type { TrainingConfiguration } from './settings/training.ts';

const checkError = declareErrors({ 'graph.invalid': 'The graph has errors and cannot be run.' });

/**
 * A graph without errors, with its analysis. Compiling, training and evaluating require one; only {@link checkGraph} and {@link
 * inspectGraph} create them. It does not cross threads: send the document and check it again.
 */
export class CheckedGraph {
  readonly analysis: GraphAnalysis;
  readonly #inferred: InferredGraph;

  constructor(inferred: InferredGraph, analysis: GraphAnalysis) {
    requireNoError(analysis);
    this.#inferred = inferred;
    this.analysis = analysis;
  }

  get document(): GraphDocument {
    return this.#inferred.document;
  }

  /** The graph with other settings. @throws UserError graph.invalid */
  withSettings(settings: readonly SettingValue[]): CheckedGraph {
    return checkGraph(applySettings(this.document, settings));
  }

  /** The training settings with every default filled in. */
  get configuration(): TrainingConfiguration {
    return this.analysis.configuration;
  }

  /**
   * Binds the graph to data.
   * @throws UserError graph.invalid if the data does not fit
   */
  bind<Data extends DataDescription>(data: Data): BoundGraph<Data> {
    return new BoundGraph(this.#inferred, data);
  }
}

/** A checked graph and matching data. */
export class BoundGraph<Data extends DataDescription> extends CheckedGraph {
  readonly data: Data;
  /** The column that feeds each input and target, by node id. */
  readonly columns: ReadonlyMap<string, Data['inputs'][number] | Data['targets'][number]>;

  constructor(inferred: InferredGraph, data: Data) {
    super(inferred, holdAgainst(inferred, data));
    this.data = data;
    this.columns = bindData(inferred.nodes, data);
  }

  override withSettings(settings: readonly SettingValue[]): BoundGraph<Data> {
    return super.withSettings(settings).bind(this.data);
  }
}

/**
 * Checks a graph before it runs.
 * @throws UserError graph.invalid, with the first error's message
 */
export function checkGraph(document: GraphDocument): CheckedGraph {
  const inferred = inferGraph(document);
  return new CheckedGraph(inferred, holdAgainst(inferred, undefined));
}

/** Checks a graph to report on it; `graph` is present if it has no error. */
export function inspectGraph(
  document: GraphDocument,
  data?: DataDescription,
): { readonly analysis: GraphAnalysis; readonly graph?: CheckedGraph } {
  const inferred = inferGraph(document);
  const analysis = holdAgainst(inferred, data);
  return analysis.ok ? { analysis, graph: new CheckedGraph(inferred, analysis) } : { analysis };
}

function requireNoError({ diagnostics }: GraphAnalysis): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw checkError('graph.invalid', describeErrors(errors), detailsOf(errors[0]));
}

function describeErrors([first, ...others]: readonly Diagnostic[]): Message {
  const problem = messageOf(first);
  const count = others.length;
  if (first.code.startsWith('data.')) {
    return count === 0
      ? message('The data does not fit the graph: {{problem}}', { problem })
      : message('The data does not fit the graph: {{problem}} (and {{count}} more)', { problem, count });
  }
  return count === 0
    ? message('The graph has an error: {{problem}}', { problem })
    : message('The graph has an error: {{problem}} (and {{count}} more)', { problem, count });
}

function detailsOf({ nodeId, expected, received, fix }: Diagnostic): ErrorDetails {
  return {
    ...(nodeId !== undefined && { where: nodeId }),
    ...(expected !== undefined && { expected }),
    ...(received !== undefined && { received }),
    ...(fix && { fix: fix.label }),
  };
}
