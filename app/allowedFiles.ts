import { message } from '#engine/messages/index.ts';
import { datasetError, filesOf } from './datasets/index.ts';
import { listDatasets, loadSetting, saveSetting, type WritingConnection } from './store/index.ts';

const SETTING = 'allowedFiles';

/**
 * The data files that the window may read: files chosen here, files that the user allowed a foreign document to name, and files
 * that runs of this database were trained on. Stored by path.
 * @param baseDirectory base of relative paths
 */
export function openAllowedFiles(connection: WritingConnection, baseDirectory: string) {
  const stored = (): string[] => {
    const paths = loadSetting(connection, SETTING);
    return Array.isArray(paths) ? paths : [];
  };
  const isTrainedOn = (path: string) =>
    listDatasets(connection).some((run) => tryFilesOf(run.dataset, run.baseDirectory).some((file) => file.path === path));
  const findOthers = (dataset: string | undefined): string[] => {
    if (dataset === undefined) return [];
    const allowed = new Set(stored());
    return filesOf(dataset, baseDirectory).flatMap(({ path }) => (allowed.has(path) || isTrainedOn(path) ? [] : [path]));
  };
  return {
    /** Allows the files of a SPEC. @throws UserError dataset.badOption, idxPair, networkPath */
    allow(dataset: string) {
      const paths = filesOf(dataset, baseDirectory).map(({ path }) => path);
      connection.transaction(() => saveSetting(connection, SETTING, [...new Set([...stored(), ...paths])]));
    },
    /**
     * Checks permission without touching the files.
     * @param dataset a SPEC; undefined if a document names none
     * @throws UserError dataset.notAllowed, badOption, idxPair, networkPath
     */
    require(dataset: string | undefined) {
      const others = findOthers(dataset);
      if (others.length > 0) throw notAllowed(others);
    },
    /** True if all files of a SPEC may be read. @throws UserError dataset.badOption, idxPair, networkPath */
    includes: (dataset: string | undefined): boolean => findOthers(dataset).length === 0,
  };
}

/** The SPEC of an old run may be invalid by now. */
function tryFilesOf(dataset: string, baseDirectory: string): ReturnType<typeof filesOf> {
  try {
    return filesOf(dataset, baseDirectory);
  } catch {
    return [];
  }
}

function notAllowed(paths: readonly string[]) {
  return datasetError(
    'dataset.notAllowed',
    message("The graph refers to the file '{{file}}', which has not been allowed here: it was not read", { file: paths }),
    {
      where: paths,
      expected: message('a file that was chosen or allowed by the user'),
      received: paths,
      fix: message('If you trust the source of this graph, press “Read this file” beside the data set'),
    },
  );
}
