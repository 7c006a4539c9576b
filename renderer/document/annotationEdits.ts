import type { Annotation } from '#engine/graph/index.ts';
import type { Box, Point } from './geometry.ts';
import type { Recipe } from './history.ts';

export function addAnnotation(annotation: Annotation): Recipe {
  return (draft) => {
    draft.annotations = [...(draft.annotations ?? []), structuredClone(annotation)];
  };
}

export function removeAnnotations(ids: ReadonlySet<string>): Recipe {
  return (draft) => {
    if (!draft.annotations?.some(({ id }) => ids.has(id))) return;
    draft.annotations = draft.annotations.filter(({ id }) => !ids.has(id));
    if (draft.annotations.length === 0) delete draft.annotations;
  };
}

export function setAnnotationText(id: string, text: string): Recipe {
  return (draft) => {
    const annotation = draft.annotations?.find((candidate) => candidate.id === id);
    if (annotation) annotation.text = text;
  };
}

/** Sets the color of frames and comments; undefined removes it. */
export function setAnnotationColor(ids: ReadonlySet<string>, color: string | undefined): Recipe {
  return (draft) => {
    for (const annotation of draft.annotations ?? []) {
      if (!ids.has(annotation.id)) continue;
      if (color === undefined) delete annotation.color;
      else annotation.color = color;
    }
  };
}

export function moveAnnotations(positions: ReadonlyMap<string, Point>): Recipe {
  return (draft) => {
    for (const annotation of draft.annotations ?? []) {
      const place = positions.get(annotation.id);
      if (place) putAt(annotation, place);
    }
  };
}

/** Sets position and size of frames and comments. */
export function placeAnnotations(boxes: ReadonlyMap<string, Box>): Recipe {
  return (draft) => {
    for (const annotation of draft.annotations ?? []) {
      const box = boxes.get(annotation.id);
      if (!box) continue;
      putAt(annotation, box);
      const { width, height } = box;
      if (annotation.size?.width === width && annotation.size.height === height) continue;
      annotation.size = { ...annotation.size, width, height };
    }
  };
}

/** An unchanged position leaves no history entry. */
function putAt(annotation: Annotation, { x, y }: Point): void {
  if (annotation.position.x === x && annotation.position.y === y) return;
  annotation.position = { ...annotation.position, x, y };
}
