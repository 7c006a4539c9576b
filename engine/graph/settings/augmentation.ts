import { bool, float, type ValuesOf } from '../../params/index.ts';

/** How images are changed at random each time that training sees them; never in evaluation. */
export const AUGMENT_FIELDS = {
  flipHorizontal: bool({ default: false, help: 'Flips every other image left to right.' }),
  flipVertical: bool({ default: false, help: 'Flips every other image top to bottom.' }),
  shift: float({
    default: 0,
    min: 0,
    max: 0.5,
    step: 0.05,
    help: 'The largest shift of an image, as a fraction of its height and width.',
  }),
  rotate: float({ default: 0, min: 0, max: 180, step: 5, help: 'The furthest that an image is turned either way, in degrees.' }),
  noise: float({ default: 0, min: 0, step: 0.05, help: 'The standard deviation of the noise added to each value.' }),
};

export type Augmentation = ValuesOf<typeof AUGMENT_FIELDS>;
