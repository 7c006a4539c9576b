import { message } from '#engine/text/index.ts';
import { datasetError, filesOf } from './datasets/index.ts';
import { listDatasets, loadSetting, saveSetting, type WritingConnection } from './store/index.ts';

/**
 * The data files that the window may read: files chosen here, files that the user allowed a foreign document to name, and files
 * that runs of this database were trained on. Stored by path.
 */
export interface AllowedFiles {
  /** Allows the files of a SPEC. @throws UserError dataset.badOption, idxPair, networkPath */
  allow(dataset: string): void;
  /**
   * Checks permission without touching the files.
   * @param dataset a SPEC; undefined if a document names none
   * @throws UserError dataset.notAllowed, badOption, idxPair, networkPath
   */
  require(dataset: string | undefined): void;
}

interface AllowedFilesContext {
  readonly connection: WritingConnection;
  /** Base of relative paths. */
  readonly baseDirectory: string;
}

const SETTING = 'allowedFiles';

export function openAllowedFiles({ connection, baseDirectory }: AllowedFilesContext): AllowedFiles {
  const stored = (): string[] => {
    const paths = loadSetting(connection, SETTING);
    return Array.isArray(paths) ? paths : [];
  };
  const isTrainedOn = (path: string) =>
    listDatasets(connection).some((run) => tryFilesOf(run.dataset, run.baseDirectory).some((file) => file.path === path));
  return {
    allow(dataset) {
      const paths = filesOf(dataset, baseDirectory).map(({ path }) => path);
      connection.transaction(() => saveSetting(connection, SETTING, [...new Set([...stored(), ...paths])]));
    },
    require(dataset) {
      if (dataset === undefined) return;
      const allowed = new Set(stored());
      const others = filesOf(dataset, baseDirectory).filter(({ path }) => !allowed.has(path) && !isTrainedOn(path));
      if (others.length > 0) throw notAllowed(others.map(({ path }) => path));
    },
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
    message("The graph names the file '{{file}}', which was not chosen here: it is not read yet", { file: paths }),
    {
      where: paths,
      expected: message('a file that a person chose or allowed'),
      received: paths,
      fix: message('Press “Read this file” beside the data set, if you trust where the graph came from'),
    },
  );
}
