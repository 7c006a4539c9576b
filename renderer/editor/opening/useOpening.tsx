import { useMemo } from 'react';
import type { GraphDocument } from '#engine/graph/index.ts';
import { useImportData } from '../../data/useImportData.ts';
import { message } from '../../language/index.ts';
import { chooseFiles } from '../../workbench/files/chooseFiles.ts';
import { type DroppedFolder, packFolder } from '../../workbench/files/folders/index.ts';
import { sortFiles } from '../../workbench/files/sortFiles.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { beginsAsWeights, type OpenedDocument, readDocumentFile } from './readDocument.ts';
import { useImportWeights } from './useImportWeights.ts';

/** Opens external content. Failures are shown, and do not affect open graphs. */
export function useOpening() {
  const { openGraphs, notices, layout, datasets, lessons, findsFolders } = useWorkbench();
  const importData = useImportData();
  const importWeights = useImportWeights();
  return useMemo(() => {
    const open = async ({ document, notes, isOfWeights }: OpenedDocument, name: string) => {
      await openGraphs.create(named(document, name));
      layout.setState({ view: 'design' });
      for (const note of notes) notices.warn(name, note);
      if (isOfWeights) notices.done(message('Opened the graph of a weights file'), message('Its weights were not loaded.'));
    };
    /** If the weights are refused, the graph in their file still opens. */
    const openWeights = async (file: File) => {
      try {
        await importWeights(file);
      } catch (error) {
        notices.failed(error);
        const opened = await readDocumentFile(file).catch(() => undefined);
        if (opened) await open(opened, file.name);
      }
    };
    const openDocument = async (file: File) => {
      if (await beginsAsWeights(file)) return openWeights(file);
      const opened = await readDocumentFile(file);
      return opened.isOfWeights ? openWeights(file) : open(opened, file.name);
    };
    const openFiles = async (given: readonly File[]) => {
      const files = given.filter((file) => !isLessonFile(file));
      for (const file of given.filter(isLessonFile)) {
        await notices.attempt(async () => lessons.openText(file.name, await file.text()));
      }
      if (files.length === 0) return;
      const { documents, weights, data, refused } = await sortFiles(files, datasets);
      for (const error of refused) notices.failed(error);
      for (const file of documents) await notices.attempt(() => openDocument(file));
      for (const file of weights) await notices.attempt(() => importWeights(file));
      const [first, ...others] = data;
      if (first) importData({ files: first });
      warnOfOthers(others.length);
    };
    /** Folders hold images, one folder in them for each class. */
    const openFolders = async ([folder, ...others]: readonly DroppedFolder[]) => {
      const file = findsFolders ? folder.file : await packFolder(folder.entry);
      importData({ files: { reader: IMAGE_READER, files: [file] } });
      warnOfOthers(others.length);
    };
    const warnOfOthers = (count: number) => {
      if (count > 0) notices.warn(message('Import one data set at a time'), message('Then open the other data files.'));
    };
    return {
      open: (opened: OpenedDocument, name: string) => void notices.attempt(() => open(opened, name)),
      /** Opens files by content: each graph in its own tab, weights as runs, data in the import dialog. */
      openFiles: (files: readonly File[]) => void notices.attempt(() => openFiles(files)),
      /** Opens a folder of images in the import dialog. */
      openFolders: (folders: readonly DroppedFolder[]) => void notices.attempt(() => openFolders(folders)),
      /** Opens files from a file dialog. */
      chooseFiles: () => void notices.attempt(async () => openFiles(await chooseFiles())),
    };
  }, [openGraphs, notices, layout, datasets, lessons, findsFolders, importData, importWeights]);
}

/** The name of the reader of folders. */
const IMAGE_READER = 'images';

/** Lessons are the only Markdown that opens. */
const isLessonFile = ({ name }: File): boolean => /\.(md|markdown)$/i.test(name);

/** Names an unnamed document after its file. */
function named(document: GraphDocument, fileName: string): GraphDocument {
  return document.name ? document : { ...document, name: fileName.replace(/(\.backwire)?\.json$/, '').slice(0, 200) };
}
