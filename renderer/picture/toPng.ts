import type { Picture } from './drawGraph.ts';
import { pngSize } from './pngSize.ts';
import { toSvgText } from './svgElement.ts';

/** Draws a picture into pixels. @returns the bytes of a PNG file as base64 */
export async function toPng(picture: Picture): Promise<string> {
  const image = await loadImage(toSvgText(picture.root));
  const { width, height } = pngSize(picture);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The window cannot draw pictures');
  context.drawImage(image, 0, 0, width, height);
  const data = canvas.toDataURL('image/png');
  // Gives the pixels back at once: they can be hundreds of megabytes.
  canvas.width = 0;
  return data.slice(data.indexOf(',') + 1);
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
