import type { FileHead } from '../../base/reader.ts';
import { ELEMENT_TYPES } from './idxFile.ts';

/** Maximum number of dimensions. */
const MOST_DIMENSIONS = 8;

/** The shape in the header of an IDX file, whose first dimension counts the samples; undefined for other bytes. */
export function readIdxShape(bytes: Uint8Array): readonly number[] | undefined {
  const rank = bytes[3];
  if (bytes[0] !== 0 || bytes[1] !== 0 || !ELEMENT_TYPES.has(bytes[2]) || rank < 1 || rank > MOST_DIMENSIONS) return undefined;
  if (bytes.length < 4 + 4 * rank) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
}

interface ShapedFile {
  readonly file: FileHead;
  readonly shape: readonly number[];
}

/**
 * Sorts IDX files into images and labels, and pairs them: labels have one dimension, and as
 * many entries as there are images. The larger of two pairs is for training, the other for testing.
 */
export function arrangeIdx(files: readonly FileHead[]): readonly (FileHead | undefined)[] {
  const shaped = files.map((file) => ({ file, shape: readIdxShape(file.head) ?? [0] }));
  const largestFirst = shaped.toSorted((a, b) => b.shape[0] - a.shape[0]);
  const labels = largestFirst.filter(({ shape }) => shape.length === 1);
  const [images, testImages] = largestFirst.filter(({ shape }) => shape.length > 1);
  const trainingLabels = takeLabels(labels, images) ?? (testImages ? undefined : labels.shift());
  const testLabels = testImages && takeLabels(labels, testImages);
  return [images, trainingLabels, testImages, testLabels].map((found) => found?.file);
}

/** Removes from a list the labels with as many entries as there are images. */
function takeLabels(labels: ShapedFile[], images: ShapedFile | undefined): ShapedFile | undefined {
  const index = labels.findIndex(({ shape }) => shape[0] === images?.shape[0]);
  return index < 0 ? undefined : labels.splice(index, 1)[0];
}
