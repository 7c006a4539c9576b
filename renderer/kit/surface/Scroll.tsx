import type { ComponentProps } from 'react';
import classes from './Scroll.module.css';

interface ScrollProps extends ComponentProps<'div'> {
  /** `y` cuts off what is too wide. */
  readonly axis?: 'y' | 'both';
  /** The place of the bar stays free while all fits, so that the content never moves sideways. */
  readonly isSteady?: boolean;
}

/**
 * An area that scrolls with the browser's own bars: without scripts, it costs nothing at rest. If nothing in it takes the focus,
 * `tabIndex` 0 lets the keyboard scroll it; -1 takes it out of the tab order of browsers that put it there by themselves.
 */
export function Scroll({ axis = 'both', isSteady = false, className = '', ...others }: ScrollProps) {
  return <div {...others} className={`${classes.scroll} ${className}`} data-axis={axis} data-steady={isSteady || undefined} />;
}
