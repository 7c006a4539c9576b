import { createElement, memo, type ReactNode } from 'react';
import type { Picture } from './drawGraph.ts';
import type { SvgElement } from './svgElement.ts';

interface GraphPictureProps {
  readonly picture: Picture;
  readonly className?: string | undefined;
  /** Alternative text; without one, the picture is decorative. */
  readonly label?: string;
}

/** A graph's picture, scaled to its container. */
export const GraphPicture = memo(({ picture, className, label }: GraphPictureProps) => {
  const { width: _, height: __, role: ___, 'aria-label': ____, ...attributes } = picture.root.attributes;
  const meaning = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return createElement('svg', { ...attributes, ...meaning, className }, ...picture.root.children.slice(1).map(showElement));
});
GraphPicture.displayName = 'GraphPicture';

/** Renders a picture's element with React. */
export function showElement(element: SvgElement | string, key: number): ReactNode {
  if (typeof element === 'string') return element;
  return createElement(element.tag, { ...element.attributes, key }, ...element.children.map(showElement));
}
