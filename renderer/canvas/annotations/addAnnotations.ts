import type { Annotation } from '#engine/graph/index.ts';
import { layerOf } from '#engine/graph/index.ts';
import { addAnnotation, type DocumentStore, freshId, type Point, type Size } from '../../document/index.ts';
import { COMMENT, geometryOf, placeNodes } from '../../drawing/index.ts';
import { type Message, message, t } from '../../language/index.ts';
import { MARGIN } from './followNodes.ts';

const EMPTY_FRAME: Size = { width: 400, height: 240 };

/** Adds a frame around the selected nodes, or an empty one. @returns its id */
export function addFrame(store: DocumentStore, center: Point): string {
  const { document, selection } = store.getState();
  const places = placeNodes(document);
  const boxes = document.nodes
    .filter(({ id }) => selection.nodes.has(id))
    .map((node) => ({ ...(places.get(node.id) ?? center), ...geometryOf(node, layerOf(document, node)) }));
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN - top;
  const isEmpty = boxes.length === 0;
  return add(store, message('Add a frame'), {
    type: 'frame',
    text: t('Frame'),
    position: isEmpty ? around(center, EMPTY_FRAME) : { x: Math.round(left), y: Math.round(top) },
    size: isEmpty ? { ...EMPTY_FRAME } : { width: Math.round(width), height: Math.round(height) },
  });
}

export function addComment(store: DocumentStore, center: Point): string {
  return add(store, message('Add a comment'), {
    type: 'comment',
    text: '',
    position: around(center, COMMENT.size),
    size: { ...COMMENT.size },
  });
}

function around({ x, y }: Point, { width, height }: Size): { x: number; y: number } {
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2) };
}

function add(store: DocumentStore, label: Message, annotation: Omit<Annotation, 'id'> & { readonly type: string }): string {
  const taken = new Set((store.getState().document.annotations ?? []).map(({ id }) => id));
  const id = freshId(taken, annotation.type);
  store.edit(label, addAnnotation({ ...annotation, id } as Annotation));
  store.select({ annotations: new Set([id]) });
  return id;
}
