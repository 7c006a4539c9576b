import { disjunction, type Message, message, quoted } from '#engine/messages/index.ts';
import { oneClass } from '../../base/classes.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import { listNames } from '../../base/listNames.ts';
import type { SplitCounts } from '../../base/ownSplits.ts';
import { SPLIT_NAMES, SPLIT_WORDS, type Split } from '../../base/splitRule.ts';
import type { ListedFile } from './imageFiles.ts';

/** Endings of the images that can be read. */
export const IMAGE_ENDINGS = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'tif', 'tiff'] as const;

/** Endings of images in other formats. */
const OTHER_ENDINGS = ['bmp', 'dib', 'avif', 'heic', 'heif', 'jp2', 'jxl', 'svg', 'ico', 'tga', 'psd', 'ppm', 'pgm'] as const;

const endsIn = (path: string, endings: readonly string[]): boolean =>
  endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`));

export const isImage = (path: string): boolean => endsIn(path, IMAGE_ENDINGS);

/** True for an image in a format that cannot be read. */
export const isOtherImage = (path: string): boolean => endsIn(path, OTHER_ENDINGS);

/** The formats that can be read, and what to do about an image in another one. */
export const SAVE_AS_PNG = message('Save them as PNG or JPEG; images can end in {{endings}}.', {
  endings: disjunction(IMAGE_ENDINGS.map((ending) => `.${ending}`)),
});

/** An image with its class. */
export interface Sample {
  readonly file: ListedFile;
  readonly split: Split;
  /** The folder that it is in, or what a table says. */
  readonly label: string;
}

/** The images of a folder: those for training first, then those for validation and test. */
export interface SortedImages {
  readonly samples: readonly Sample[];
  /** The names of the classes in their order. */
  readonly classNames: readonly string[];
  /** What was left out, a sentence each. */
  readonly notes: readonly Message[];
}

/**
 * Finds the classes and splits of images by their folders: `CLASS/IMAGE`, or `train/CLASS/IMAGE` and the same in `test` and
 * `validation`, perhaps all in one more folder.
 * @param needsClasses false for other data than the training data, which may have a single class
 * @throws UserError dataset.noImages, oneClass
 */
export function sortImages(files: readonly ListedFile[], shown: string, needsClasses: boolean): SortedImages {
  const images = files.filter(({ path }) => isImage(path));
  if (images.length === 0) throw noImages(shown, files);
  const parts = withoutCommon(images.map(({ path }) => path.split('/')));
  const areSplits = parts.every(([folder, ...rest]) => rest.length > 0 && folder.toLowerCase() in SPLIT_WORDS);
  const samples = images.flatMap((file, index): Sample[] => {
    const [first, ...rest] = parts[index];
    const [split, label, ...name]: readonly (string | undefined)[] = areSplits
      ? [SPLIT_WORDS[first.toLowerCase()], ...rest]
      : ['train', first, ...rest];
    return split && label !== undefined && name.length > 0 ? [{ file, split: split as Split, label }] : [];
  });
  const classNames = nameClasses(samples, shown, needsClasses);
  return {
    samples: SPLIT_NAMES.flatMap((name) => samples.filter(({ split }) => split === name)),
    classNames,
    notes: [
      ...noteFiles(
        files.filter(({ path }) => isOtherImage(path)),
        (names) => message('Left out images in formats that cannot be read: {{names}}. {{fix}}', { names, fix: SAVE_AS_PNG }),
      ),
      ...noteFiles(
        files.filter(({ path }) => !isImage(path) && !isOtherImage(path)),
        (names) => message('Left out files that are no images: {{names}}.', { names }),
      ),
      ...noteFiles(
        images.filter((file) => !samples.some((sample) => sample.file === file)),
        (names) => message('Left out images outside the folders of classes: {{names}}.', { names }),
      ),
    ],
  };
}

/** The names of the classes in their order. @throws UserError dataset.noImages, oneClass */
export function nameClasses(samples: readonly Sample[], shown: string, needsClasses: boolean): string[] {
  const names = orderNames(new Set(samples.map(({ label }) => label)));
  if (needsClasses && names.length < 2) throw tooFewClasses(shown, names);
  return names;
}

export function countSplits(samples: readonly Sample[]): SplitCounts {
  const count = (name: Split) => samples.filter(({ split }) => split === name).length;
  return { train: count('train'), validation: count('validation'), test: count('test') };
}

/** Paths without the folders around all classes. */
function withoutCommon(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [[first]] = paths;
  const isCommon = paths.every((parts) => parts[0] === first && parts.length > 2);
  return isCommon ? withoutCommon(paths.map((parts) => parts.slice(1))) : paths;
}

/** Sorted by their characters, numbers by size. */
function orderNames(names: ReadonlySet<string>): string[] {
  const areNumbers = [...names].every((name) => /^\d+$/.test(name));
  return areNumbers ? [...names].sort((a, b) => Number(a) - Number(b)) : [...names].sort();
}

function noteFiles(files: readonly ListedFile[], note: (names: ReturnType<typeof listNames>) => Message): Message[] {
  const names = files.map(({ path }) => path);
  return names.length > 0 ? [note(listNames(names, 5))] : [];
}

const FOLDERS = message('a folder for each class, with its images in it');

function noImages(shown: string, files: readonly ListedFile[]) {
  const endings = disjunction(IMAGE_ENDINGS.map((ending) => `.${ending}`));
  return unexpectedWithFix('dataset.noImages', {
    where: quoted(shown),
    expected: message('images ({{endings}})', { endings }),
    received:
      files.length === 0
        ? message('no files')
        : message('the files {{names}}', {
            names: listNames(
              files.map(({ path }) => path),
              5,
            ),
          }),
    fix: files.some(({ path }) => isOtherImage(path))
      ? SAVE_AS_PNG
      : message('Choose {{folders}}, or a ZIP archive of such folders.', { folders: FOLDERS }),
  });
}

function tooFewClasses(shown: string, [name]: readonly string[]) {
  if (name !== undefined) return oneClass(quoted(shown), quoted(name));
  return unexpectedWithFix('dataset.noImages', {
    where: quoted(shown),
    expected: FOLDERS,
    received: message('images without such a folder'),
    fix: message('Put the images of each class into a folder with its name.'),
  });
}
