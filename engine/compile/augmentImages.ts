import type { Augmentation } from '../graph/index.ts';
import {
  add,
  broadcastTo,
  concat,
  constant,
  cos,
  mul,
  neg,
  randomNormal,
  randomUniform,
  resample,
  scale,
  step,
  sub,
  type Value,
} from '../ops/index.ts';

/**
 * Augments each image of a batch at random: mirror, rotation and shift in one resampling, then noise.
 * @param images [batch, height, width, channels]
 * @param nodeId names the random streams
 */
export function augmentImages(images: Value, augment: Augmentation, nodeId: string): Value {
  const { flipHorizontal, flipVertical, shift, rotate, noise } = augment;
  const moves = flipHorizontal || flipVertical || shift > 0 || rotate > 0;
  const moved = moves ? resample(images, new RandomMaps(images, augment, nodeId).draw()) : images;
  if (noise === 0) return moved;
  return add(moved, scale(randomNormal(images.tape, { shape: images.shape, stream: `${nodeId}/noise` }), noise));
}

/** Per image, the affine map from output to input pixels about the center: mirror · rotation, and a shift. */
class RandomMaps {
  readonly #images: Value;
  readonly #augment: Augmentation;
  readonly #nodeId: string;

  constructor(images: Value, augment: Augmentation, nodeId: string) {
    this.#images = images;
    this.#augment = augment;
    this.#nodeId = nodeId;
  }

  /** [batch, 6]. */
  draw(): Value {
    const [batch, height, width] = this.#images.shape;
    const { flipVertical, flipHorizontal, shift } = this.#augment;
    const [cosine, sine] = this.#rotation();
    const middle = { y: (height - 1) / 2, x: (width - 1) / 2 };
    const row = (name: string, flips: boolean, alongY: Value, alongX: Value, center: number, length: number): Value[] => {
      const sign = this.#sign(name, flips);
      const [y, x] = [mul(sign, alongY), mul(sign, alongX)];
      const turned = add(scale(y, middle.y), scale(x, middle.x));
      return [y, x, add(sub(this.#number(center), turned), this.#between(`${name} shift`, shift * length))];
    };
    const entries = [
      ...row('flip vertical', flipVertical, cosine, neg(sine), middle.y, height),
      ...row('flip horizontal', flipHorizontal, sine, cosine, middle.x, width),
    ];
    return concat(
      entries.map((entry) => broadcastTo(entry, [batch, 1])),
      1,
    );
  }

  #rotation(): [cosine: Value, sine: Value] {
    const { rotate } = this.#augment;
    if (rotate === 0) return [this.#number(1), this.#number(0)];
    const angle = this.#between('rotation', (rotate * Math.PI) / 180);
    return [cos(angle), cos(sub(angle, this.#number(Math.PI / 2)))];
  }

  /** -1 for every other image at random, if mirroring is on. */
  #sign(name: string, flips: boolean): Value {
    if (!flips) return this.#number(1);
    return sub(this.#number(1), scale(step(sub(this.#uniform(name), this.#number(0.5))), 2));
  }

  /** Uniform in [-most, most]. */
  #between(name: string, most: number): Value {
    return most === 0 ? this.#number(0) : scale(sub(this.#uniform(name), this.#number(0.5)), 2 * most);
  }

  /** [batch, 1], in (0, 1]. */
  #uniform(name: string): Value {
    const { tape, shape } = this.#images;
    return randomUniform(tape, { shape: [shape[0], 1], stream: `${this.#nodeId}/${name}` });
  }

  #number(value: number): Value {
    return constant(this.#images.tape, value);
  }
}
