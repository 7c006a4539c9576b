import type { Box } from '../document/index.ts';

/** A part of a picture: a node by its id, or a wire by its name. */
export type PicturePlace = { readonly node: string } | { readonly wire: string };

/** The element of a part. */
export function findPlace(picture: Element, place: PicturePlace): SVGGraphicsElement | null {
  const [name, value] = 'node' in place ? ['node', place.node] : ['wire', place.wire];
  return picture.querySelector<SVGGraphicsElement>(`[data-${name}="${CSS.escape(value)}"]`);
}

/** The bounding box of a part, in picture units. */
export function boxOf(target: SVGGraphicsElement): Box {
  const { x, y, width, height } = target.getBBox();
  const { e = 0, f = 0 } = target.transform.baseVal.consolidate()?.matrix ?? {};
  return { x: x + e, y: y + f, width, height };
}
