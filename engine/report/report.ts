import type { Message } from '../messages/index.ts';

/** A curve of a chart: its points, ascending in x. */
export interface ReportCurve {
  readonly label: Message;
  readonly kind: 'training' | 'validation';
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface ReportChart {
  readonly title: Message;
  /** Of the x axis. */
  readonly axis: Message;
  readonly curves: readonly ReportCurve[];
}

/** A table of names and values. */
export interface ReportSection {
  readonly title: Message;
  readonly rows: readonly (readonly [name: string, value: string])[];
}

/** What is known of a run, for a page that is read without the app. */
export interface Report {
  readonly title: string;
  /** A line each, below the title. */
  readonly lines: readonly string[];
  readonly charts: readonly ReportChart[];
  readonly sections: readonly ReportSection[];
}
