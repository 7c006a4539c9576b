import type { VersionSummary } from '#app/contract/index.ts';
import { listGraphVersions, type ReadingConnection } from '#app/store/index.ts';
import { countDifference, diffDocuments } from '#engine/graph/index.ts';

/** The states of a graph, the current one first, each with its difference from the one before. */
export function listVersions(connection: ReadingConnection, id: string): VersionSummary[] {
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
