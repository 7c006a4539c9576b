import { useLayoutEffect, useRef } from 'react';
import type { DecisionSurface } from '#app/contract/index.ts';
import { axisOf, type PlotArea, PlotAxes } from '../../../controls/smallPlot/index.ts';
import { t, useLanguage } from '../../../language/index.ts';
import { useScheme } from '../../../theme/scheme.tsx';
import classes from './Surface.module.css';
import { classColor, numberColor, paintSurface, rangeOf } from './surfaceColors.ts';

const MARGIN = { left: 52, right: 10, top: 6, bottom: 24 };
const POINT = 3;

interface SurfacePictureProps {
  readonly surface: DecisionSurface;
  /** Of the picture in all, in CSS pixels. */
  readonly side: number;
}

/** The predictions over two features as colors, with the training samples in the colors of their own answers. */
export function SurfacePicture({ surface, side }: SurfacePictureProps) {
  useLanguage();
  const scheme = useScheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { size, prediction, step, points } = surface;
  const [across, up] = surface.axes;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(size, size);
    paintSurface(pixels.data, size, prediction, scheme);
    context.putImageData(pixels, 0, 0);
  }, [size, prediction, scheme]);
  const area: PlotArea = {
    left: MARGIN.left,
    top: MARGIN.top,
    width: side - MARGIN.left - MARGIN.right,
    height: side - MARGIN.top - MARGIN.bottom,
  };
  const x = axisOf(across.from, across.to, area.left, area.left + area.width, Math.max(2, Math.floor(area.width / 45)));
  const y = axisOf(up.from, up.to, area.top + area.height, area.top, Math.max(2, Math.floor(area.height / 35)));
  const range = prediction.kind === 'numbers' ? rangeOf(prediction.values.map(Number)) : ([0, 1] as const);
  const colorOf = (answer: number) =>
    prediction.kind === 'classes' ? classColor(answer, scheme) : numberColor(answer, range, scheme);
  return (
    <div className={classes.picture} style={{ width: side, height: side }}>
      <canvas
        ref={canvas}
        width={size}
        height={size}
        style={{ left: area.left, top: area.top, width: area.width, height: area.height }}
      />
      <svg
        width={side}
        height={side}
        role="img"
        aria-label={t('Predictions over {{x}} and {{y}} after step {{step}}, with the training samples', {
          x: across.name,
          y: up.name,
          step,
        })}
      >
        <PlotAxes area={area} x={x} y={y} isBare />
        {points.x.map((value, index) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: the samples stay the same, in the same order
            key={index}
            className={classes.point}
            cx={x.toPixel(value)}
            cy={y.toPixel(points.y[index])}
            r={POINT}
            fill={colorOf(points.answers[index])}
          />
        ))}
      </svg>
    </div>
  );
}
