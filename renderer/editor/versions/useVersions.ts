import { useCallback, useEffect, useState } from 'react';
import type { GraphVersion, VersionSummary } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { replaceDocument } from '../../document/index.ts';
import { formatDateTime } from '../../language/format/index.ts';
import { message, t } from '../../language/index.ts';
import type { OpenGraph } from '../../workbench/graphs/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

/** The versions of an open graph. Failures of its actions are shown. */
export function useVersions(graph: OpenGraph) {
  const { client, notices } = useWorkbench();
  const [versions, setVersions] = useState<readonly VersionSummary[]>();
  const { id, store, autosave } = graph;
  const load = useCallback(async () => {
    await autosave.flush();
    setVersions(await client.graphs.versions({ id }));
  }, [client, autosave, id]);
  useEffect(() => {
    void notices.attempt(load);
  }, [notices, load]);
  return {
    /** The current state first; undefined until loaded. */
    versions,
    /** Restores a version as one history entry; the current state is kept as a version. */
    restore: async ({ changedAt, name, document }: GraphVersion): Promise<boolean> => {
      const done = await notices.attempt(async () => {
        await autosave.flush();
        const [present] = await client.graphs.versions({ id });
        // At most one state a minute is kept automatically: keep this one in any case.
        if (present.name === null) await client.graphs.keepVersion({ id, revision: present.revision, name: null });
        store.edit(
          name === null
            ? message('Restore version from {{moment}}', { moment: formatDateTime(changedAt, Date.now()) })
            : message('Restore {{name}}', { name }),
          replaceDocument(document),
        );
        return true;
      });
      return done ?? false;
    },
    /** Names a version, or with null removes its name. */
    keep: async (revision: number, name: string | null): Promise<void> => {
      await notices.attempt(async () => {
        await client.graphs.keepVersion({ id, revision, name });
        await load();
      });
    },
  };
}

const NOTHING: ReadonlyMap<number, GraphVersion> = new Map();

/** The documents of some versions, as they are loaded. */
export function useVersionDocuments(id: string, revisions: readonly (number | undefined)[]): (GraphVersion | undefined)[] {
  const { client, notices } = useWorkbench();
  const [known, setKnown] = useState(NOTHING);
  const missing = revisions.find((revision) => revision !== undefined && !known.has(revision));
  useEffect(() => {
    if (missing === undefined) return;
    void notices.attempt(async () => {
      const version = await client.graphs.version({ id, revision: missing });
      setKnown((before) => new Map([...before, [missing, version]]));
    });
  }, [client, notices, id, missing]);
  return revisions.map((revision) => (revision === undefined ? undefined : known.get(revision)));
}

/** A version's document under its own name, different from the graph's. */
export function copyOf({ document, changedAt, name }: GraphVersion): GraphDocument {
  const suffix = name ?? formatDateTime(changedAt, Date.now());
  return { ...document, name: `${document.name?.trim() || t('Untitled')} (${suffix})`.slice(0, 200) };
}
