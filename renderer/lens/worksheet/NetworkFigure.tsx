import { useId } from 'react';
import { FIGURE_FONT, type Figure } from '#engine/worksheet/index.ts';
import classes from './Sheet.module.css';

/** Of one line, in millimetres. */
const LINE = 3.4;
/** Around the figure, for the width of its lines. */
const MARGIN = 0.5;

/** A network on paper, in black and white. */
export function NetworkFigure({ figure, label }: { readonly figure: Figure; readonly label: string }) {
  const head = useId();
  const [width, height] = [figure.width + 2 * MARGIN, figure.height + 2 * MARGIN];
  return (
    <svg
      className={classes.picture}
      role="img"
      aria-label={label}
      width={`${width}mm`}
      viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`}
      fontSize={FIGURE_FONT}
    >
      <marker
        id={head}
        viewBox="0 0 4 4"
        refX={4}
        refY={2}
        markerWidth={2}
        markerHeight={2}
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M 0 0 L 4 2 L 0 4" />
      </marker>
      {figure.arrows.map((corners) => (
        <path
          key={String(corners)}
          d={`M ${corners.map((corner) => corner.join(' ')).join(' L ')}`}
          markerEnd={`url(#${head})`}
        />
      ))}
      {figure.boxes.map(({ x, y, width: across, height: down, lines }) => (
        <g key={`${x} ${y}`}>
          <rect x={x - across / 2} y={y - down / 2} width={across} height={down} rx={1} />
          {lines.map((line, at) => (
            <text
              key={line}
              x={x}
              y={y + (at - (lines.length - 1) / 2) * LINE}
              textAnchor="middle"
              dominantBaseline="central"
              fill="currentcolor"
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}
