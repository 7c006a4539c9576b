/** A trial on two axes, in shares of their lengths, with its metric. */
export interface SurfacePoint {
  readonly x: number;
  readonly y: number;
  readonly metric: number;
}

/** The standard deviation of evenly distributed shares. */
const SPREAD = Math.sqrt(1 / 12);
/** Bandwidths from the nearest trial beyond which nothing is known. */
const REACH = 2;

/**
 * The metric over two parameters, estimated from trials: their mean, weighted by a Gaussian of their distances (Nadaraya and
 * Watson, 1964) with the bandwidth of Scott (1992), σ n^(−1/6). NaN far from all trials.
 * @returns count × count values, row by row from y = 0
 */
export function estimateSurface(points: readonly SurfacePoint[], count: number): number[] {
  const bandwidth = SPREAD * points.length ** (-1 / 6);
  return Array.from({ length: count * count }, (_, at) => {
    const [x, y] = [((at % count) + 0.5) / count, (Math.floor(at / count) + 0.5) / count];
    return estimateAt(points, x, y, bandwidth);
  });
}

function estimateAt(points: readonly SurfacePoint[], x: number, y: number, bandwidth: number): number {
  let [total, sum] = [0, 0];
  let nearest = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const squared = ((point.x - x) ** 2 + (point.y - y) ** 2) / bandwidth ** 2;
    const weight = Math.exp(-squared / 2);
    nearest = Math.min(nearest, squared);
    total += weight;
    sum += weight * point.metric;
  }
  return nearest <= REACH ** 2 ? sum / total : Number.NaN;
}
