export type { Report, ReportChart, ReportCurve, ReportSection } from './report.ts';
export { REPORT_STYLE, writeBody, writeHtml } from './writeHtml.ts';
