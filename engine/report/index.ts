export type { Report, ReportChart, ReportCurve, ReportSection } from './report.ts';
export { writeHtml } from './writeHtml.ts';
