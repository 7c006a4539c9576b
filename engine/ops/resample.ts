import { element, literal, productOf, sumOf } from './expression.ts';
import { formatShape, offsetOf, positionOf, sizeOf } from './shape.ts';
import type { Op, Value } from './tape.ts';

declare module './tape.ts' {
  interface WholeOps {
    readonly resample: null;
  }
}

/**
 * Affine resampling of images [batch, height, width, channels]: output pixel (y, x) is the image at (m₀ y + m₁ x + m₂, m₃ y + m₄
 * x + m₅), bilinearly interpolated and clamped at the edge. Images and maps are inputs, so neither has a gradient.
 */
const resampleOp: Op<'resample'> = {
  type: 'resample',
  kind: 'whole',
  shape([images, maps]) {
    if (images.length !== 4 || maps.length !== 2 || maps[0] !== images[0] || maps[1] !== 6) {
      throw new Error(
        `resample takes images and a map of 6 numbers for each, not ${formatShape(images)} and ${formatShape(maps)}`,
      );
    }
    return images;
  },
  vjp: () => [null, null],
  /** Three linear interpolations of three operations each. */
  flops: (_inputs, output) => 9 * sizeOf(output),
  kernel([images, maps], output, { outputShape: [batch, height, width, channels] }) {
    const size = height * width * channels;
    for (let sample = 0, at = 0; sample < batch; sample++) {
      const image = images.subarray(sample * size, (sample + 1) * size);
      const [m0, m1, m2, m3, m4, m5] = maps.subarray(sample * 6, sample * 6 + 6);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const [top, below, down] = between(m0 * y + m1 * x + m2, height);
          const [left, beside, right] = between(m3 * y + m4 * x + m5, width);
          for (let channel = 0; channel < channels; channel++, at++) {
            const pixel = (row: number, column: number) => image[(row * width + column) * channels + channel];
            const upper = mix(pixel(top, left), pixel(top, beside), right);
            output[at] = mix(upper, mix(pixel(below, left), pixel(below, beside), right), down);
          }
        }
      }
    }
  },
  explain(at, { outputShape, operands: [, maps] }) {
    const [sample, y, x, channel] = positionOf(outputShape, at);
    const [m0, m1, m2, m3, m4, m5] = Array.from({ length: 6 }, (_, index) => maps[sample * 6 + index]);
    const [top, below, down] = between(m0 * y + m1 * x + m2, outputShape[1]);
    const [left, beside, right] = between(m3 * y + m4 * x + m5, outputShape[2]);
    const corners = [
      { row: top, column: left, share: (1 - down) * (1 - right) },
      { row: top, column: beside, share: (1 - down) * right },
      { row: below, column: left, share: down * (1 - right) },
      { row: below, column: beside, share: down * right },
    ];
    const pixel = (row: number, column: number) => element(0, offsetOf(outputShape, [sample, row, column, channel]));
    return sumOf(corners.map(({ row, column, share }) => productOf(literal(share), pixel(row, column))));
  },
};

/** The two pixels around a position in a row of `length` pixels, and the fraction between them. */
function between(coordinate: number, length: number): [first: number, second: number, share: number] {
  const inside = Math.min(Math.max(coordinate, 0), length - 1);
  const first = Math.floor(inside);
  return [first, Math.min(first + 1, length - 1), inside - first];
}

const mix = (a: number, b: number, share: number): number => a + share * (b - a);

/** @param maps [batch, 6] */
export function resample(images: Value, maps: Value): Value {
  return images.tape.emit(resampleOp, [images, maps], null);
}
