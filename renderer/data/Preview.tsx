import type { DatasetDescription } from '#app/contract/index.ts';
import { ImagePreview } from './ImagePreview.tsx';
import { imageShape } from './imageShape.ts';
import { PointPreview } from './PointPreview.tsx';
import { TablePreview } from './TablePreview.tsx';

/** The first samples, in the form that says most: pictures, points in a plane, or a table. */
export function Preview({ description }: { readonly description: DatasetDescription }) {
  const [input, ...others] = description.inputs;
  const image = input && others.length === 0 ? imageShape(input.shape) : undefined;
  if (image) return <ImagePreview description={description} image={image} />;
  const size = input?.shape.reduce((product, length) => product * length, 1);
  if (others.length === 0 && size === 2 && description.targets.length === 1) return <PointPreview description={description} />;
  return <TablePreview description={description} />;
}
