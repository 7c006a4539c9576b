import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { graphSchema } from '#engine/graph/index.ts';
import {
  dataReader,
  datasetDescription,
  datasetSummary,
  fileHead,
  pastedTable,
  readingProgress,
  recognizedFiles,
  tableDescription,
} from '../schemas/index.ts';
import { uploadedFile } from '../schemas/uploads.ts';
import { call, none } from './call.ts';

const dataset = graphSchema.shape.data.unwrap();

/** Data sets, and files of data. */
export const datasetCalls = {
  list: call.output(z.array(datasetSummary)),
  /** The formats of data files, with their options. */
  readers: call.output(z.array(dataReader)),
  /** Finds out by their content which of some files are data, and which of them belong together. */
  recognize: call.input(z.object({ files: z.array(fileHead) })).output(z.array(recognizedFiles)),
  /**
   * Keeps a table that was pasted as a file in the user's data folder, and returns its path.
   * @throws import.tooLarge, file.full, file.unwritable
   */
  keepPasted: call.input(pastedTable).output(uploadedFile),
  /** Allows the files of a SPEC that the user chose or agreed to read. */
  allow: call.input(dataset.pick({ dataset: true })).output(none),
  /** Loads and describes a data set. Rejects files that were not chosen or allowed here: dataset.notAllowed. */
  inspect: call.input(dataset).output(datasetDescription),
  /** What the columns of a table hold, also if it cannot be read as chosen; null if it is no table, or a damaged one. */
  survey: call.input(dataset).output(tableDescription.nullable()),
  /** Progress of reading a SPEC; the watcher leaves when it is read. */
  progress: call.input(dataset.pick({ dataset: true })).output(eventIterator(readingProgress)),
};
