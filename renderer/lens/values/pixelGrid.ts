/** The pixels of a tensor: the element at each, row by row, or -1 for none. */
export interface PixelGrid {
  readonly columns: number;
  readonly rows: number;
  readonly elements: Int32Array;
  /** Width over height at which pixels are square; undefined for a strip, which fills its box. */
  readonly ratio?: number;
}

/** A dimension of at least this length makes a picture. */
const SHORTEST_SIDE = 3;
/** Pixels beyond these cannot be told apart in a node. */
const MOST_PIXELS = 16_384;

/**
 * The pixels of one sample's tensor in a box: images and feature maps side by side, a matrix as it is, the rest as a strip of as many
 * lines as make its pixels nearly square.
 * @param shape without the batch: [height, width, channels] of an image, [height, width, inputs, outputs] of kernels
 * @param box width over height
 */
export function pixelGrid(shape: readonly number[], box: number): PixelGrid {
  const count = shape.reduce((product, length) => product * length, 1);
  if (shape.length >= 3) {
    const [height, width] = shape;
    const isPicture = Math.min(height, width) >= SHORTEST_SIDE && count <= 16 * MOST_PIXELS;
    if (isPicture) return sideBySide(height, width, count / (height * width), box);
  }
  if (shape.length === 2 && Math.min(...shape) > 1 && count <= MOST_PIXELS) {
    return { columns: shape[1], rows: shape[0], elements: Int32Array.from({ length: count }, (_, at) => at) };
  }
  return strip(count, box);
}

function strip(count: number, box: number): PixelGrid {
  const shown = Math.min(count, MOST_PIXELS);
  const rows = Math.max(1, Math.round(Math.sqrt(shown / box)));
  const columns = Math.max(1, Math.ceil(shown / rows));
  const stride = count / shown;
  return {
    columns,
    rows,
    elements: Int32Array.from({ length: columns * rows }, (_, at) => (at < shown ? Math.floor(at * stride) : -1)),
  };
}

/** Channels one beside the other, in rows that fill the box best, with a pixel between them. */
function sideBySide(height: number, width: number, channels: number, box: number): PixelGrid {
  const across = Math.min(channels, Math.max(1, Math.round(Math.sqrt((channels * box * height) / width))));
  const down = Math.ceil(channels / across);
  const columns = across * (width + 1) - 1;
  const rows = down * (height + 1) - 1;
  const elements = new Int32Array(columns * rows).fill(-1);
  for (let channel = 0; channel < channels; channel++) {
    const left = (channel % across) * (width + 1);
    const top = Math.floor(channel / across) * (height + 1);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) elements[(top + y) * columns + left + x] = (y * width + x) * channels + channel;
    }
  }
  return { columns, rows, elements, ratio: columns / rows };
}
