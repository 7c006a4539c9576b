import { basename } from 'node:path';
import { type Message, message } from '#engine/messages/index.ts';
import { packClasses } from '../../base/classes.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { HelperThread } from '../../base/helperThread.ts';
import { matchClasses } from '../../base/matchClasses.ts';
import { ownSplits } from '../../base/ownSplits.ts';
import { defineReader, type ReadingContext } from '../../base/reader.ts';
import type { Source } from '../../base/source.ts';
import { namesIn } from '../../base/zipDirectory.ts';
import type { ImageHelper } from './askEach.ts';
import { listFiles } from './imageFiles.ts';
import { IMAGE_OPTIONS, type ImageOptions } from './imageOptions.ts';
import { isTable, readImageTable } from './imageTable.ts';
import type { ImageAnswer, ImageTask } from './imageTask.ts';
import { readPixels } from './readPixels.ts';
import { countSplits, isImage, type SortedImages, sortImages } from './sortImages.ts';

/** Images in a folder for each class. */
export const images = defineReader({
  name: 'images',
  label: 'Images',
  noun: 'a folder of images, a ZIP archive of one, or a table of their paths',
  help: 'A folder for each class, or a ZIP archive of such folders. Folders train, test and validation above those of the classes are splits. A CSV table may name the images and their classes instead. PNG, JPEG, WebP, GIF (first frame) and TIFF, read as 8 bits.',
  extensions: ['zip'],
  takesFolders: true,
  namesOthers: isTable,
  files: [{ name: 'FOLDER', label: 'Path of the folder or ZIP archive', example: '/home/me/flowers' }],
  options: IMAGE_OPTIONS,
  recognizes: ({ head }) => namesIn(head).some((name) => isImage(name)),
  preview: 'shape',
  read([file], options, context) {
    const { sorted, close } = findImages(file, options, context.trained === undefined);
    const helper = new HelperThread<ImageTask, ImageAnswer>('imageWorker', import.meta.url);
    try {
      return readImages(file, sorted, options, { ...context, helper });
    } finally {
      helper.close();
      close();
    }
  },
  source:
    'ITU-T T.81 (JPEG, 1992), W3C "Portable Network Graphics" (2003), RFC 9649 (WebP, 2024), GIF 89a (1990), TIFF 6.0 (1992)',
});

/** The images of a folder, an archive or a table, with their classes. */
function findImages(file: FileReference, options: ImageOptions, needsClasses: boolean) {
  if (isTable(file)) return { sorted: readImageTable(file, options, needsClasses), close: () => {} };
  const { files, close } = listFiles(file);
  try {
    return { sorted: sortImages(files, file.shown, needsClasses), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** @throws UserError dataset.imageSize, damagedImage, unknownClass, tooLarge, and those of reading a file */
function readImages(
  file: FileReference,
  { samples, classNames, notes }: SortedImages,
  options: ImageOptions,
  { trained, onProgress, helper }: ReadingContext & { readonly helper: ImageHelper },
): Omit<Source, 'name'> {
  const read = readPixels(samples, options, { file, helper, onProgress, trained: trained?.inputs[0]?.shape });
  const labels = read.samples.map(({ label }) => classNames.indexOf(label));
  const counts = countSplits(read.samples);
  const description: Message = message('{{count}} images from {{file}}', {
    count: read.samples.length,
    file: basename(file.shown),
  });
  const source = {
    name: file.shown,
    description,
    inputs: [{ name: 'image', shape: read.shape, data: read.data }],
    targets: [{ name: 'label', shape: [], data: packClasses(labels, classNames.length), classes: classNames.length, classNames }],
    samples: read.samples.length,
    ...ownSplits(counts),
    notes: [...notes, ...read.notes],
  };
  return matchClasses(source, trained);
}
