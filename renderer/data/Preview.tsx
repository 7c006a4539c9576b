import type { DatasetDescription } from '#app/contract/index.ts';
import { ImagePreview } from './ImagePreview.tsx';
import { imageShape } from './imageShape.ts';
import { PointPreview } from './PointPreview.tsx';
import { TablePreview } from './TablePreview.tsx';

interface PreviewProps {
  readonly description: DatasetDescription;
  /** Maximum rows of a table; about as many images. */
  readonly rows?: number;
  /** True to show points as a table too, for its columns. */
  readonly isPlain?: boolean;
}

/** The first samples in the most informative form: images, points in a plane, or a table. */
export function Preview({ description, rows, isPlain = false }: PreviewProps) {
  const [input, ...others] = description.inputs;
  const image = input && others.length === 0 ? imageShape(input.shape) : undefined;
  if (image) return <ImagePreview description={description} image={image} />;
  if (!isPlain && others.length === 0 && arePoints(description)) return <PointPreview description={description} />;
  return <TablePreview description={description} rows={rows} />;
}

/** Two features are a point; so is one feature with a scalar target. */
function arePoints({ inputs: [input], targets }: DatasetDescription): boolean {
  if (!input || targets.length !== 1) return false;
  const size = input.shape.reduce((product, length) => product * length, 1);
  return size === 2 || (size === 1 && targets[0].classes === undefined);
}
