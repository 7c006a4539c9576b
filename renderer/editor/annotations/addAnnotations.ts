import type { Annotation } from '#engine/graph/index.ts';
import { addAnnotation, type Box, type DocumentStore, freshId, type Point, type Size } from '../../document/index.ts';
import { boxesOf, COMMENT, placeNodes } from '../../drawing/index.ts';
import { type Message, message, t } from '../../language/index.ts';
import { frameAround } from './followNodes.ts';

const EMPTY_FRAME: Size = { width: 400, height: 240 };

/** Adds a frame around the selected nodes, or an empty one. @returns its id */
export function addFrame(store: DocumentStore, center: Point): string {
  const { document, selection } = store.getState();
  const nodes = boxesOf(document, placeNodes(document), selection.nodes);
  const box = frameAround(nodes.values()) ?? centered(center, EMPTY_FRAME);
  return add(store, message('Add a frame'), 'frame', t('Frame'), box);
}

export function addComment(store: DocumentStore, center: Point): string {
  return add(store, message('Add a comment'), 'comment', '', centered(center, COMMENT.size));
}

function centered({ x, y }: Point, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function add(store: DocumentStore, label: Message, type: Annotation['type'], text: string, box: Box): string {
  const taken = new Set((store.getState().document.annotations ?? []).map(({ id }) => id));
  const id = freshId(taken, type);
  const position = { x: Math.round(box.x), y: Math.round(box.y) };
  const size = { width: Math.round(box.width), height: Math.round(box.height) };
  store.edit(label, addAnnotation({ id, type, text, position, size }));
  store.select({ annotations: new Set([id]) });
  return id;
}
