import { useMemo } from 'react';
import type { GraphDocument } from '#engine/graph/index.ts';
import { useImportData } from '../data/useImportData.ts';
import { chooseFiles } from '../files/chooseFiles.ts';
import { sortFiles } from '../files/sortFiles.ts';
import { message } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { type OpenedDocument, readDocumentFile } from './readDocument.ts';

/** Ways to open what comes from elsewhere. Failures are told, and touch no open graph. */
export interface Opening {
  /** Opens files as what they are by their content: each graph in a tab of its own, data in the dialog that imports it. */
  openFiles(files: readonly File[]): void;
  /** Lets the person choose files, and opens them. */
  chooseFiles(): void;
  open(opened: OpenedDocument, name: string): void;
}

export function useOpening(): Opening {
  const { workspace, notices, layout } = useWorkbench();
  const importData = useImportData();
  return useMemo(() => {
    const open = async ({ document, notes, isOfWeights }: OpenedDocument, name: string) => {
      await workspace.create(named(document, name));
      layout.setState({ room: 'design' });
      for (const note of notes) notices.warn(name, note);
      if (isOfWeights) notices.done(message('Opened the graph of a weights file'), message('Its weights were not loaded.'));
    };
    const openFiles = async (files: readonly File[]) => {
      const { documents, data, refused } = await sortFiles(files);
      for (const error of refused) notices.failed(error);
      for (const file of documents) await notices.attempt(async () => open(await readDocumentFile(file), file.name));
      const [first, ...others] = data;
      if (first) importData({ files: first });
      if (others.length > 0) {
        notices.warn(message('Import one data set at a time'), message('Then open the other data files.'));
      }
    };
    return {
      open: (opened, name) => void notices.attempt(() => open(opened, name)),
      openFiles: (files) => void notices.attempt(() => openFiles(files)),
      chooseFiles: () => void notices.attempt(async () => openFiles(await chooseFiles())),
    };
  }, [workspace, notices, layout, importData]);
}

/** A document that has no name is called as its file. */
function named(document: GraphDocument, fileName: string): GraphDocument {
  return document.name ? document : { ...document, name: fileName.replace(/(\.backwire)?\.json$/, '').slice(0, 200) };
}
