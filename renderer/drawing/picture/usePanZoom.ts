import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Point } from '../../document/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import type { Picture } from './drawGraph.ts';
import { centerOn, factorOf, fitView, type PictureView, panBy, viewBoxOf, zoomAt } from './panZoom.ts';
import { boxOf, findPart, type PicturePart } from './picturePart.ts';

/** In pixels, for a press of an arrow key. */
const KEY_STEP = 60;
const KEY_ZOOM = 1.3;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: KEY_STEP, y: 0 },
  ArrowRight: { x: -KEY_STEP, y: 0 },
  ArrowUp: { x: 0, y: KEY_STEP },
  ArrowDown: { x: 0, y: -KEY_STEP },
};

/** Pans and zooms a picture within an element through its svg's viewBox, without re-rendering. */
export function usePanZoom(element: RefObject<HTMLDivElement | null>, picture: Picture, part: PicturePart | undefined) {
  const visible = useRef<PictureView | undefined>(undefined);
  const wheelPans = useStore(useWorkbench().settings, ({ wheel }) => wheel === 'pan');
  const { viewBox } = picture.root.attributes;
  const view = useMemo(() => {
    const [x, y, width, height] = String(viewBox).split(' ').map(Number);
    const size = () => element.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    const show = (next: PictureView) => {
      visible.current = next;
      element.current?.querySelector('svg')?.setAttribute('viewBox', viewBoxOf(next, size()));
    };
    const fit = () => show(fitView({ x, y, width, height }, size()));
    const now = () => visible.current ?? fitView({ x, y, width, height }, size());
    const zoomBy = (factor: number, at?: Point) =>
      show(zoomAt(now(), factor, at ?? { x: size().width / 2, y: size().height / 2 }));
    return { size, show, fit, now, zoomBy };
  }, [element, viewBox]);

  useEffect(() => {
    view.fit();
    const observer = new ResizeObserver(view.fit);
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, [view, element]);

  useEffect(() => {
    const target = part && element.current && findPart(element.current, part);
    if (!target) return;
    view.show(centerOn(boxOf(target), view.size(), view.now().zoom));
    target.setAttribute('data-shown', '');
    return () => target.removeAttribute('data-shown');
  }, [view, element, part]);

  // React's wheel listeners are passive and cannot prevent scrolling.
  useEffect(() => {
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = view.size();
      if (wheelPans && !event.ctrlKey) view.show(panBy(view.now(), { x: -event.deltaX, y: -event.deltaY }));
      else view.zoomBy(factorOf(event.deltaY), { x: event.clientX - left, y: event.clientY - top });
    };
    const target = element.current;
    target?.addEventListener('wheel', turn, { passive: false });
    return () => target?.removeEventListener('wheel', turn);
  }, [view, element, wheelPans]);

  const handlers = {
    onPointerDown: (event: PointerEvent) => event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: ({ currentTarget, pointerId, movementX, movementY }: PointerEvent) => {
      if (currentTarget.hasPointerCapture(pointerId)) view.show(panBy(view.now(), { x: movementX, y: movementY }));
    },
    onKeyDown: (event: KeyboardEvent) => {
      const arrow = ARROWS[event.key];
      if (arrow) view.show(panBy(view.now(), arrow));
      else if (event.key === '+' || event.key === '=') view.zoomBy(KEY_ZOOM);
      else if (event.key === '-') view.zoomBy(1 / KEY_ZOOM);
      else if (event.key === 'Home') view.fit();
      else return;
      event.preventDefault();
    },
  };
  return { handlers, zoomBy: view.zoomBy, fit: view.fit };
}
