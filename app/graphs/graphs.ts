import { randomUUID } from 'node:crypto';
import type { StoredGraph, VersionSummary } from '#app/contract/index.ts';
import { plainName, writeWhole } from '#app/files/index.ts';
import type { Host } from '#app/host/host.ts';
import {
  deleteGraph,
  findGraph,
  findGraphVersion,
  insertGraph,
  keepGraphVersion,
  listGraphs,
  listGraphVersions,
  type ReadingConnection,
  updateGraph,
  type WritingConnection,
} from '#app/store/index.ts';
import { countDifference, diffDocuments, type GraphDocument } from '#engine/graph/index.ts';
import { declareErrors, message } from '#engine/messages/index.ts';
import type { Example } from './examples.ts';

const graphsError = declareErrors({
  'graphs.notFound': 'There is no graph with this id.',
  'graphs.noVersion': 'The graph does not have this version, or no longer.',
  'graphs.noExample': 'There is no example with this name.',
});

/** A picture from the renderer. */
type Picture = { readonly format: 'svg'; readonly text: string } | { readonly format: 'png'; readonly base64: string };

/** The graphs of the database, and creation from examples. */
export function openGraphs(connection: WritingConnection, examples: () => readonly Example[], host: Pick<Host, 'saveFile'>) {
  const create = (document: GraphDocument): StoredGraph => {
    const graph = { id: randomUUID(), name: nameOf(document), document, revision: 1, updatedAt: Date.now() };
    insertGraph(connection, graph);
    return graph;
  };
  return {
    /** Most recently changed first. */
    list: () => listGraphs(connection),
    examples: () => examples().map(({ id, name, description }) => ({ id, name, description })),
    /** @throws UserError graphs.notFound */
    load: (id: string) => findGraph(connection, id) ?? refuseId(id),
    create,
    /** @throws UserError graphs.noExample */
    createFromExample(id: string) {
      const example = examples().find((known) => known.id === id);
      if (!example) throw noExample(id, examples());
      return create(example.document);
    },
    /**
     * Overwrites the current state; earlier states are kept, at most one a minute.
     * @param basedOn the revision known to the caller: any other stored state is kept; null if none is known
     * @throws UserError graphs.notFound
     */
    save(id: string, document: GraphDocument, basedOn?: number | null) {
      const updatedAt = Date.now();
      const updated = updateGraph(connection, { id, name: nameOf(document), document, updatedAt, basedOn });
      if (!updated) return refuseId(id);
      const { revision, overwritten } = updated;
      return { revision, updatedAt, ...(typeof basedOn === 'number' && basedOn !== overwritten && { kept: overwritten }) };
    },
    /**
     * The states of a graph, the current one first.
     * @throws UserError graphs.notFound
     */
    versions(id: string) {
      const versions = listVersions(connection, id);
      return versions.length > 0 ? versions : refuseId(id);
    },
    /** @throws UserError graphs.noVersion */
    version: (id: string, revision: number) => findGraphVersion(connection, id, revision) ?? refuseVersion(id, revision),
    /**
     * Keeps a state, possibly the current one; with a name it is never thinned out.
     * @throws UserError graphs.noVersion
     */
    keepVersion(id: string, revision: number, name: string | null) {
      if (!keepGraphVersion(connection, { id, revision, name, now: Date.now() })) refuseVersion(id, revision);
    },
    /**
     * Removes a graph with its earlier states; its runs stay.
     * @throws UserError graphs.notFound
     */
    remove(id: string) {
      if (!deleteGraph(connection, id)) refuseId(id);
    },
    /** Saves a document as a file of the user's choice. */
    export(document: GraphDocument) {
      const text = `${JSON.stringify(document, null, 2)}\n`;
      return host.saveFile(`${plainName(nameOf(document))}.backwire.json`, (path) => writeWhole(path, text));
    },
    /** Saves a picture of a graph as a file of the user's choice. */
    exportPicture(name: string, picture: Picture) {
      const content = picture.format === 'svg' ? picture.text : Buffer.from(picture.base64, 'base64');
      return host.saveFile(`${plainName(name)}.${picture.format}`, (path) => writeWhole(path, content));
    },
  };
}

/** Name of a graph without a name. */
export const UNTITLED = 'Untitled';

function nameOf({ name }: GraphDocument): string {
  return name?.trim() || UNTITLED;
}

function refuseId(id: string): never {
  throw graphsError('graphs.notFound', message("There is no graph '{{graph}}'; it may have been removed", { graph: id }), {
    where: id,
    expected: message('a graph of this database'),
    received: id,
  });
}

function refuseVersion(id: string, revision: number): never {
  throw graphsError(
    'graphs.noVersion',
    message('The graph has no version {{revision}}; older versions are deleted over time', { revision }),
    {
      where: id,
      expected: message('a version that still exists'),
      received: String(revision),
      fix: message('Versions with a name are kept'),
    },
  );
}

function noExample(id: string, examples: readonly Example[]) {
  const expected = message('one of {{names}}', { names: examples.map((example) => example.id) });
  const text = message("There is no example '{{example}}'; expected {{expected}}", { example: id, expected });
  return graphsError('graphs.noExample', text, { expected, received: id });
}

/** The states of a graph, the present one first, each with what became different from the one before. */
function listVersions(connection: ReadingConnection, id: string): VersionSummary[] {
  const versions = listGraphVersions(connection, id);
  return versions.map(({ revision, document, changedAt, name }, index) => {
    const before = versions.at(index + 1);
    return {
      revision,
      changedAt,
      name,
      isPresent: index === 0,
      difference: before ? countDifference(diffDocuments(before.document, document)) : null,
    };
  });
}
