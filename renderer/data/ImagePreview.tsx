import { useEffect, useRef } from 'react';
import type { DatasetDescription } from '#app/contract/index.ts';
import { t } from '../language/index.ts';
import classes from './Data.module.css';
import { type ImageShape, targetText } from './imageShape.ts';

const MOST_PICTURES = 24;

/** Samples as images, each with its target. */
export function ImagePreview({ description, image }: { readonly description: DatasetDescription; readonly image: ImageShape }) {
  const { preview, targets } = description;
  const brightest = Math.max(1e-12, ...preview.map(({ inputs }) => Math.max(...inputs[0])));
  return (
    <ul className={classes.pictures}>
      {preview.slice(0, MOST_PICTURES).map(({ inputs, targets: answers }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: samples are identified by index
        <li key={index}>
          <Picture values={inputs[0]} image={image} brightest={brightest} label={targetText(targets[0], answers[0] ?? [])} />
        </li>
      ))}
    </ul>
  );
}

interface PictureProps {
  readonly values: readonly number[];
  readonly image: ImageShape;
  readonly brightest: number;
  readonly label: string;
}

function Picture({ values, image: { width, height, channels }, brightest, label }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(width, height);
    for (let pixel = 0; pixel < width * height; pixel++) {
      for (let channel = 0; channel < 3; channel++) {
        const value = values[pixel * channels + (channels === 3 ? channel : 0)];
        pixels.data[pixel * 4 + channel] = (255 * value) / brightest;
      }
      pixels.data[pixel * 4 + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
  }, [values, width, height, channels, brightest]);
  return (
    <figure className={classes.picture}>
      <canvas ref={canvas} width={width} height={height} aria-label={t('Sample: {{label}}', { label })} role="img" />
      <figcaption>{label}</figcaption>
    </figure>
  );
}
