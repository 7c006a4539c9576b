import { type KeyboardEvent, useId } from 'react';
import { t } from '../../language/index.ts';
import type { Fit } from './capacity.ts';
import { PlanePicture } from './PlanePicture.tsx';
import type { Page } from './pages.ts';
import type { Paint } from './paintPlane.ts';
import { arrangementName, axisNames, planeName } from './planeName.ts';
import classes from './Tensors.module.css';
import { type Cell, extentOf } from './tensorLayout.ts';
import type { Read } from './useElements.ts';

interface HeatMapProps {
  readonly fit: Fit;
  readonly page: Page;
  readonly read: Read;
  readonly paint: Paint;
  /** What it shows, with its range, for screen readers. */
  readonly label: string;
  /** The id of the element that reads the value at the cursor. */
  readonly readoutId: string;
  readonly cursor: Cell | null;
  readonly selected: Cell | null;
  readonly onPoint: (cell: Cell | null) => void;
  readonly onPick: (cell: Cell) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The planes of a page, one stop of the keyboard: arrows move a cursor over all cells. */
export function HeatMap({ fit, page, label, readoutId, onFocus, onBlur, onKeyDown, ...rest }: HeatMapProps) {
  const { layout } = fit;
  const helpId = useId();
  const isPicture = layout.form === 'picture';
  const planes = isPicture ? [0] : range(page.planes);
  const axes = isPicture ? undefined : axisNames(layout);
  const isNamed = !isPicture && extentOf(layout).planes > 1;
  return (
    <>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
        tabIndex={0}
        className={classes.planes}
        aria-label={label}
        aria-roledescription={arrangementName(layout)}
        aria-describedby={`${readoutId} ${helpId}`}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      >
        {planes.map((plane) => (
          <div key={plane}>
            {isNamed && <div className={classes.planeName}>{planeName(layout, plane)}</div>}
            {axes && <Axis name={axes.columns} along={page.columns} />}
            <div className={classes.rows}>
              {axes && <Axis name={axes.rows} along={page.rows} isVertical />}
              <PlanePicture fit={fit} page={page} plane={plane} {...rest} />
            </div>
          </div>
        ))}
      </div>
      <span id={helpId} hidden>
        {t('Arrow keys move over the values, PageUp and PageDown turn pages, Enter selects a value.')}
      </span>
    </>
  );
}

interface AxisProps {
  readonly name: string;
  /** The shown indices. */
  readonly along: Page['rows'];
  readonly isVertical?: boolean;
}

/** The first and the last index beside a plane, and what they count. */
function Axis({ name, along: { from, to }, isVertical }: AxisProps) {
  return (
    <div className={classes.axis} data-vertical={isVertical || undefined} aria-hidden="true">
      <span>{from}</span>
      <span>{name}</span>
      <span>{to - 1}</span>
    </div>
  );
}

const range = ({ from, to }: { readonly from: number; readonly to: number }) =>
  Array.from({ length: to - from }, (_, at) => from + at);
