import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useRef } from 'react';
import { type Annotation, type GraphDocument, layerOf } from '#engine/graph/index.ts';
import { moveAnnotations, moveNodes, type Point, resizeAnnotation, type Size } from '../../document/index.ts';
import { phrase } from '../../language/index.ts';
import { useDocumentStore } from '../../workbench/index.ts';
import { geometryOf } from '../nodeSize.ts';
import { placeNodes } from '../placeNodes.ts';
import { COMMENT_SIZE } from './addAnnotations.ts';

const SMALLEST: Size = { width: 80, height: 48 };

interface Held {
  readonly pointer: Point;
  readonly annotations: ReadonlyMap<string, Point>;
  readonly nodes: ReadonlyMap<string, Point>;
}

/** Dragging a frame moves what lies in it; its corner resizes it. One drag is one step of undo. */
export function useAnnotationDrag(annotation: Annotation) {
  const store = useDocumentStore();
  const { getZoom } = useReactFlow();
  const held = useRef<Held | null>(null);
  const { id, type, position, size = COMMENT_SIZE } = annotation;
  const name = type === 'frame' ? phrase('frame') : phrase('comment');

  function handlers(begin: () => Omit<Held, 'pointer'>, follow: (held: Held, moved: Point) => void) {
    return {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        store.select({ annotations: new Set([id]) });
        store.seal();
        held.current = { pointer: { x: event.clientX, y: event.clientY }, ...begin() };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!held.current) return;
        const { pointer } = held.current;
        const zoom = getZoom();
        const moved = { x: Math.round((event.clientX - pointer.x) / zoom), y: Math.round((event.clientY - pointer.y) / zoom) };
        follow(held.current, moved);
      },
      onPointerUp() {
        held.current = null;
        store.seal();
      },
    };
  }

  const shift = (places: ReadonlyMap<string, Point>, { x, y }: Point) =>
    new Map([...places].map(([key, place]) => [key, { x: place.x + x, y: place.y + y }]));
  const move = handlers(
    () => {
      const { document } = store.getState();
      const within = type === 'frame' ? contentOf(document, { ...position, ...size }) : NOTHING;
      return { nodes: within.nodes, annotations: new Map([...within.annotations, [id, position]]) };
    },
    ({ nodes, annotations }, moved) =>
      store.edit(
        phrase('Move the {{name}}', { name }),
        (draft) => {
          moveNodes(shift(nodes, moved))(draft);
          moveAnnotations(shift(annotations, moved))(draft);
        },
        `move ${id}`,
      ),
  );
  const resize = handlers(
    () => ({ nodes: new Map(), annotations: new Map([[id, { x: size.width, y: size.height }]]) }),
    ({ annotations }, moved) => {
      const { x, y } = annotations.get(id) ?? { x: size.width, y: size.height };
      const width = Math.max(SMALLEST.width, x + moved.x);
      const height = Math.max(SMALLEST.height, y + moved.y);
      store.edit(phrase('Resize the {{name}}', { name }), resizeAnnotation(id, { ...position, width, height }), `resize ${id}`);
    },
  );
  return { move, resize };
}

const NOTHING = { nodes: new Map<string, Point>(), annotations: new Map<string, Point>() };

/** What lies in a frame with its middle. */
function contentOf(document: GraphDocument, frame: Point & Size): typeof NOTHING {
  const isWithin = ({ x, y }: Point, { width, height }: Size) =>
    x + width / 2 >= frame.x &&
    x + width / 2 <= frame.x + frame.width &&
    y + height / 2 >= frame.y &&
    y + height / 2 <= frame.y + frame.height;
  const places = placeNodes(document);
  const nodes = document.nodes.flatMap((node) => {
    const place = places.get(node.id);
    return place && isWithin(place, geometryOf(node, layerOf(document, node))) ? [[node.id, place] as const] : [];
  });
  const annotations = (document.annotations ?? []).flatMap(({ id, position, size = COMMENT_SIZE }) =>
    isWithin(position, size) ? [[id, position as Point] as const] : [],
  );
  return { nodes: new Map(nodes), annotations: new Map(annotations) };
}
