import type { Annotation } from '#engine/graph/index.ts';
import type { Size } from './arrange.ts';
import type { Point } from './edits.ts';
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

export function moveAnnotations(positions: ReadonlyMap<string, Point>): Recipe {
  return (draft) => {
    for (const annotation of draft.annotations ?? []) {
      const place = positions.get(annotation.id);
      if (place) annotation.position = { ...annotation.position, x: place.x, y: place.y };
    }
  };
}

export function resizeAnnotation(id: string, { x, y, width, height }: Point & Size): Recipe {
  return (draft) => {
    const annotation = draft.annotations?.find((candidate) => candidate.id === id);
    if (!annotation) return;
    annotation.position = { ...annotation.position, x, y };
    annotation.size = { ...annotation.size, width, height };
  };
}
