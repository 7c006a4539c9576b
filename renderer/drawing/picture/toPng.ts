import type { Picture } from './drawGraph.ts';
import { toSvgText } from './svgElement.ts';

/** Stage and progress. */
export interface PngProgress {
  readonly stage: 'drawing' | 'writing';
  /** From 0 to 1; undefined if unknown. */
  readonly share?: number;
}

interface PngOptions {
  readonly onProgress: (progress: PngProgress) => void;
  readonly signal: AbortSignal;
}

/** Rows of pixels drawn before yielding to the window. */
const BAND = 96;

/**
 * Renders a picture to pixels in bands, so that the window stays responsive.
 * @returns the bytes of a PNG file as base64
 * @throws the signal's reason, once aborted
 */
export async function toPng(picture: Picture, { onProgress, signal }: PngOptions): Promise<string> {
  onProgress({ stage: 'drawing', share: 0 });
  await nextTurn(signal);
  const image = await loadImage(toSvgText(picture.root));
  const { width, height } = pngSize(picture);
  const canvas = document.createElement('canvas');
  try {
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The window cannot draw pictures');
    for (let top = 0; top < height; top += BAND) {
      await nextTurn(signal);
      context.save();
      context.beginPath();
      context.rect(0, top, width, BAND);
      context.clip();
      context.drawImage(image, 0, 0, width, height);
      context.restore();
      onProgress({ stage: 'drawing', share: Math.min(1, (top + BAND) / height) });
    }
    onProgress({ stage: 'writing' });
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    signal.throwIfAborted();
    if (!blob) throw new Error('The window cannot write the picture');
    return await toBase64(blob);
  } finally {
    // Frees the pixels at once: they can be hundreds of megabytes.
    canvas.width = 0;
  }
}

/** Yields, so that the window can render and receive a cancel click. */
async function nextTurn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}

async function loadImage(text: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function toBase64(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result).slice(String(reader.result).indexOf(',') + 1));
    reader.onerror = () => reject(reader.error ?? new Error('The picture cannot be read'));
    reader.readAsDataURL(blob);
  });
}

/** Preferred pixels per canvas unit, unless the picture would be too large. */
const WANTED_SCALE = 2;
/** Browser limits: side length and total pixels. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 100_000_000;

interface PngSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels per canvas unit. */
  readonly scale: number;
  /** True if it is smaller than preferred because of browser limits. */
  readonly isReduced: boolean;
}

/** The size of a picture as PNG: twice its size, or the largest possible. */
export function pngSize({ width, height }: { readonly width: number; readonly height: number }): PngSize {
  const scale = Math.min(WANTED_SCALE, LONGEST_SIDE / width, LONGEST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
  const pixels = (length: number) => Math.max(1, Math.floor(length * scale));
  return { width: pixels(width), height: pixels(height), scale, isReduced: scale < WANTED_SCALE };
}
