import { randomUUID } from 'node:crypto';
import type { ExampleSummary, GraphSummary, SavedFile, StoredGraph } from '#app/contract/index.ts';
import { plainName, writeWhole } from '#app/files/index.ts';
import type { Host } from '#app/host.ts';
import {
  deleteGraph,
  findGraph,
  type GraphVersion,
  insertGraph,
  listGraphs,
  listGraphVersions,
  updateGraph,
  type WritingConnection,
} from '#app/store/index.ts';
import { declareErrors } from '#engine/errors.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { type Example, readExamples } from './examples.ts';

const graphsError = declareErrors({
  'graphs.notFound': 'There is no graph of that id.',
  'graphs.noExample': 'There is no example of that name.',
});

/** The graphs of the database, and the examples that graphs can begin as. */
export interface Graphs {
  /** The one changed last first. */
  list(): GraphSummary[];
  examples(): ExampleSummary[];
  /** @throws UserError graphs.notFound */
  load(id: string): StoredGraph;
  create(document: GraphDocument): StoredGraph;
  /** @throws UserError graphs.noExample */
  createFromExample(id: string): StoredGraph;
  /**
   * Overwrites the current state; earlier states are kept, at most one a minute.
   * @throws UserError graphs.notFound
   */
  save(id: string, document: GraphDocument): { revision: number; updatedAt: number };
  /** The earlier states, the latest first. */
  versions(id: string): GraphVersion[];
  /**
   * Removes a graph with its earlier states; its runs stay.
   * @throws UserError graphs.notFound
   */
  remove(id: string): void;
  /** Lets the person save a document as a file. */
  export(document: GraphDocument): Promise<SavedFile>;
}

export interface GraphsContext {
  readonly connection: WritingConnection;
  readonly resourcesDirectory: string;
  readonly host: Pick<Host, 'saveFile'>;
}

export function openGraphs({ connection, resourcesDirectory, host }: GraphsContext): Graphs {
  let examples: readonly Example[] | undefined;
  const findExamples = () => {
    examples ??= readExamples(resourcesDirectory);
    return examples;
  };
  const create = (document: GraphDocument): StoredGraph => {
    const graph = { id: randomUUID(), name: nameOf(document), document, revision: 1, updatedAt: Date.now() };
    insertGraph(connection, graph);
    return graph;
  };
  return {
    list: () => listGraphs(connection),
    examples: () => findExamples().map(({ id, name, description }) => ({ id, name, description })),
    load: (id) => findGraph(connection, id) ?? refuseId(id),
    create,
    createFromExample(id) {
      const example = findExamples().find((known) => known.id === id);
      if (!example) throw noExample(id, findExamples());
      return create(example.document);
    },
    save(id, document) {
      const updatedAt = Date.now();
      const revision = updateGraph(connection, { id, name: nameOf(document), document, updatedAt });
      return revision === undefined ? refuseId(id) : { revision, updatedAt };
    },
    versions: (id) => listGraphVersions(connection, id),
    remove(id) {
      if (!deleteGraph(connection, id)) refuseId(id);
    },
    export(document) {
      const text = `${JSON.stringify(document, null, 2)}\n`;
      return host.saveFile(`${plainName(nameOf(document))}.backwire.json`, (path) => writeWhole(path, text));
    },
  };
}

/** What a graph without a name is called. */
export const UNTITLED = 'Untitled';

function nameOf({ name }: GraphDocument): string {
  return name?.trim() || UNTITLED;
}

function refuseId(id: string): never {
  throw graphsError('graphs.notFound', `There is no graph '${id}'; it may have been removed`, {
    where: id,
    expected: 'a graph of this database',
    received: id,
  });
}

function noExample(id: string, examples: readonly Example[]) {
  const expected = `one of ${examples.map((example) => example.id).join(', ')}`;
  return graphsError('graphs.noExample', `There is no example '${id}'; expected ${expected}`, { expected, received: id });
}
