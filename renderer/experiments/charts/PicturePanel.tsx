import type { ReactNode } from 'react';
import classes from './PicturePanel.module.css';

interface PicturePanelProps {
  /** What is drawn, chosen. */
  readonly bar: ReactNode;
  readonly children: ReactNode;
}

/** A panel of the dock with a picture of a whole run. */
export function PicturePanel({ bar, children }: PicturePanelProps) {
  return (
    <div className={classes.panel}>
      {bar}
      {children}
    </div>
  );
}

interface PictureBesideProps {
  readonly picture: ReactNode;
  /** What the picture tells, in words and numbers: beside it, in a narrow window below it. */
  readonly children: ReactNode;
}

export function PictureBeside({ picture, children }: PictureBesideProps) {
  return (
    <div className={classes.body}>
      <div className={classes.picture}>{picture}</div>
      <div className={classes.aside}>{children}</div>
    </div>
  );
}
