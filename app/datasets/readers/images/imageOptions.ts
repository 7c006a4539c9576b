import { message } from '#engine/messages/index.ts';
import { choice, column, text, type ValuesOf } from '#engine/params/index.ts';

const AUTOMATIC = message('Automatic');
const SIZE = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/;

export const IMAGE_OPTIONS = {
  size: text({
    default: 'auto',
    options: ['auto'],
    optionLabels: { auto: AUTOMATIC },
    accepts: (size) => SIZE.test(size),
    expected: message('width and height in pixels such as 28x28, or auto'),
    label: 'Size',
    help: 'Width and height to which images are scaled. Default: their own size, if all have the same.',
  }),
  channels: choice({
    default: 'auto',
    options: ['auto', '1', '3'],
    optionLabels: { auto: AUTOMATIC, 1: message('Gray'), 3: message('Color') },
    label: 'Channels',
    help: 'Gray or color (red, green, blue). Default: gray if all images are gray.',
  }),
  file: column({
    label: 'Path column',
    help: 'Of a table of images: their paths, from its folder on. Default: the first column of such paths.',
    advanced: true,
  }),
  label: column({
    label: 'Class column',
    help: 'Of a table of images: their classes. Default: the first other column.',
    advanced: true,
  }),
  splitColumn: column({
    label: 'Split column',
    help: 'Of a table of images: holds train, validation or test for each.',
    advanced: true,
  }),
  damaged: choice({
    default: 'skip',
    options: ['skip', 'refuse'],
    optionLabels: { skip: message('Skip'), refuse: message('Refuse') },
    label: 'Damaged images',
    help: 'Whether images that cannot be read are left out, with a note, or refused.',
    advanced: true,
  }),
};

export type ImageOptions = ValuesOf<typeof IMAGE_OPTIONS>;

/** The chosen size; undefined for that of the images. */
export function sizeIn({ size }: ImageOptions): { readonly width: number; readonly height: number } | undefined {
  const written = SIZE.exec(size);
  return written ? { width: Number(written[1]), height: Number(written[2]) } : undefined;
}

/** The chosen channels; undefined for those of the images. */
export const channelsIn = ({ channels }: ImageOptions): 1 | 3 | undefined =>
  channels === '1' ? 1 : channels === '3' ? 3 : undefined;
