import { useElementSize } from '@mantine/hooks';
import { LossCurve } from './LossCurve.tsx';
import { LossSurface } from './LossSurface.tsx';
import type { Landscape, LandscapeAxis } from './landscapeData.ts';
import classes from './WhatIf.module.css';

interface LandscapePlotProps {
  /** One or two axes. */
  readonly axes: readonly LandscapeAxis[];
  readonly landscape: Landscape;
  /** ∂J by the number of each axis, at the present point; without it there is no tangent and no arrow. */
  readonly gradient?: readonly number[] | undefined;
  /** Takes the values at a point that was clicked. */
  readonly onPick?: (values: readonly number[]) => void;
}

/** J along one or two numbers around the present point, with the gradient: a curve with its tangent, or a map with contour lines. */
export function LandscapePlot(props: LandscapePlotProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [first, second] = props.axes;
  const common = { ...props, width: Math.max(200, width) };
  return (
    <div ref={ref} className={classes.plot}>
      {second ? <LossSurface {...common} x={second} y={first} /> : <LossCurve {...common} axis={first} />}
    </div>
  );
}
