import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import classes from './Flow.module.css';
import { type FlowCell, type FlowGrid, flowColor, moveCell, shareOf } from './flowGrid.ts';

interface FlowPictureProps {
  readonly grid: FlowGrid;
  readonly label: string;
  readonly onSelect: (node: string) => void;
}

/** Depth from top to bottom, recorded steps from left to right, sizes as colors; a canvas pixel per value, enlarged. */
export function FlowPicture({ grid, label, onSelect }: FlowPictureProps) {
  const { step, rows, decades } = grid;
  const scheme = useScheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<FlowCell | null>(null);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, grid, scheme);
  }, [grid, scheme]);
  const point = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const [x, y] = [(clientX - left) / width, (clientY - top) / height];
    setPointed({ row: clamp(Math.floor(y * rows.length), rows.length), column: clamp(Math.floor(x * step.length), step.length) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = moveCell(pointed ?? { row: 0, column: step.length - 1 }, event.key, grid);
    if (!moved || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setPointed(moved);
  };
  const row = pointed && rows[pointed.row];
  const marks = useMemo(() => [0, Math.floor((step.length - 1) / 2), step.length - 1].map((at) => step[at]), [step]);
  return (
    <div className={classes.picture}>
      <div className={classes.readout} data-testid="flow-readout" aria-live="polite">
        {row && pointed
          ? t('{{name}} at step {{step}}: {{value}}', {
              name: row.name,
              step: step[pointed.column],
              value: formatNumber(row.values[pointed.column]),
            })
          : label}
      </div>
      <div className={classes.scroll}>
        <div className={classes.grid} style={{ gridTemplateRows: `repeat(${rows.length}, minmax(1rem, 1fr))` }}>
          {rows.map(({ id, name, node }, index) => (
            <UnstyledButton
              key={id}
              className={classes.row}
              style={{ gridRow: index + 1 }}
              data-pointed={pointed?.row === index || undefined}
              title={name}
              onClick={() => onSelect(node)}
            >
              {name}
            </UnstyledButton>
          ))}
          <div
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
            tabIndex={0}
            className={classes.values}
            style={{ gridRow: `1 / span ${rows.length}` }}
            aria-label={label}
            data-testid="flow-picture"
            data-steps={step.length}
            data-rows={rows.length}
            onPointerMove={point}
            onPointerLeave={() => setPointed(null)}
            onKeyDown={onKeyDown}
            onBlur={() => setPointed(null)}
          >
            <canvas ref={canvas} />
          </div>
        </div>
      </div>
      <div className={classes.steps}>
        {marks.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps may repeat in a short run
          <span key={index}>{index === 0 ? t('step {{step}}', { step: mark }) : mark}</span>
        ))}
      </div>
      {decades && <FlowLegend decades={decades} scheme={scheme} />}
    </div>
  );
}

const clamp = (index: number, length: number): number => Math.min(Math.max(0, index), length - 1);

/** The range of the colors, by powers of ten. */
function FlowLegend({
  decades: { from, to },
  scheme,
}: {
  readonly decades: { from: number; to: number };
  readonly scheme: 'light' | 'dark';
}) {
  const colors = Array.from({ length: 9 }, (_, index) => flowColor(index / 8, scheme));
  return (
    <div className={classes.legend}>
      <span>
        10<sup>{from}</sup>
      </span>
      <span className={classes.colors} style={{ background: `linear-gradient(to right, ${colors.join(', ')})` }} />
      <span>
        10<sup>{to}</sup>
      </span>
      <span>{t('logarithmic')}</span>
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, { step, rows, decades }: FlowGrid, scheme: 'light' | 'dark'): void {
  canvas.width = Math.max(1, step.length);
  canvas.height = Math.max(1, rows.length);
  const context = canvas.getContext('2d');
  if (!context) return;
  rows.forEach(({ values }, row) => {
    values.forEach((value, column) => {
      const share = shareOf(value, decades);
      if (share === undefined) return;
      context.fillStyle = flowColor(share, scheme);
      context.fillRect(column, row, 1, 1);
    });
  });
}
