import { ViewportPortal } from '@xyflow/react';
import { useZoom } from '../../../drawing/reactFlow/reactFlowInternals.ts';
import type { Guide } from '../state/canvasUi.ts';
import { useCanvasUi } from '../state/canvasUi.ts';
import classes from './Guides.module.css';

/** Thin lines that show the alignment of dragged items. */
export function Guides() {
  const guides = useCanvasUi((ui) => ui.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map((guide) => (
        <GuideLine key={guide.axis} guide={guide} />
      ))}
    </ViewportPortal>
  );
}

function GuideLine({ guide }: { readonly guide: Guide }) {
  const pixel = useZoom((zoom) => 1 / zoom);
  return <div className={classes.guide} data-axis={guide.axis} data-testid="guide" style={placeOf(guide, pixel)} />;
}

/** A pixel thick at any zoom. */
function placeOf({ axis, at, from, to }: Guide, pixel: number) {
  const length = to - from;
  return axis === 'x'
    ? { transform: `translate(${at - pixel / 2}px, ${from}px)`, width: pixel, height: length }
    : { transform: `translate(${from}px, ${at - pixel / 2}px)`, width: length, height: pixel };
}
