import { useMemo } from 'react';
import type { GraphDocument } from '#engine/graph/index.ts';
import { chooseFile } from '../files/chooseFile.ts';
import { phrase } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { type OpenedDocument, readDocumentFile } from './readDocument.ts';

/** Ways to open a graph that comes from elsewhere, in a tab of its own. Failures are told, and touch no open graph. */
export interface Opening {
  openFile(file: File): void;
  /** Lets the person choose a file. */
  chooseFile(): void;
  open(opened: OpenedDocument, name: string): void;
}

export function useOpening(): Opening {
  const { workspace, notices, layout } = useWorkbench();
  return useMemo(() => {
    const open = async ({ document, notes, isOfWeights }: OpenedDocument, name: string) => {
      await workspace.create(named(document, name));
      layout.setState({ room: 'design' });
      for (const note of notes) notices.warn(name, note);
      if (isOfWeights) notices.done(phrase('The graph of a weights file is open'), phrase('Its weights stay in the file.'));
    };
    const openFile = async (file: File) => open(await readDocumentFile(file), file.name);
    return {
      open: (opened, name) => void notices.attempt(() => open(opened, name)),
      openFile: (file) => void notices.attempt(() => openFile(file)),
      chooseFile: () =>
        void notices.attempt(async () => {
          const file = await chooseFile('.json,application/json');
          if (file) await openFile(file);
        }),
    };
  }, [workspace, notices, layout]);
}

/** A document that has no name is called as its file. */
function named(document: GraphDocument, fileName: string): GraphDocument {
  return document.name ? document : { ...document, name: fileName.replace(/(\.backwire)?\.json$/, '').slice(0, 200) };
}
