import type { Message } from '../messages/index.ts';
import { drawChart } from './drawChart.ts';
import { escapeHtml } from './escapeHtml.ts';
import type { Report, ReportChart, ReportSection } from './report.ts';

/** Of the file, for the screen and for paper. */
export const REPORT_STYLE = `
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1b1d20; background: #fff; font: 15px/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 1.6rem 0 0.4rem; font-size: 1.05rem; }
p { margin: 0.1rem 0; color: #5f6368; white-space: pre-wrap; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 3px 8px 3px 0; border-bottom: 1px solid #e5e8ed; font-weight: 400; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { width: 45%; color: #5f6368; }
td { font-family: ui-monospace, monospace; font-size: 0.85em; }
figure { margin: 1.2rem 0; break-inside: avoid; }
figcaption { font-weight: 600; }
figcaption span { margin-left: 1rem; color: #5f6368; font-weight: 400; }
svg { width: 100%; height: auto; }
svg text { fill: #5f6368; font-size: 11px; }
svg line { stroke: #e5e8ed; }
polyline { fill: none; stroke-width: 1.75; }
.training { stroke: #186ed7; }
.validation { stroke: #1b1d20; stroke-dasharray: 5 4; }
circle.validation { fill: #fff; stroke-dasharray: none; }
tr { break-inside: avoid; }
@media print { body { margin: 0; max-width: none; } }
`;

interface HtmlOptions {
  /** The language of the texts, for screen readers and hyphenation. */
  readonly language: string;
  readonly say: (text: Message) => string;
}

/** A report as one HTML file: no scripts, nothing loaded from elsewhere; on paper it breaks between rows and charts. */
export function writeHtml(report: Report, { language, say }: HtmlOptions): string {
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(report.title)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    writeBody(report, say),
    '</html>',
    '',
  ].join('\n');
}

/** The body of the file alone, for a page that has `REPORT_STYLE` already. */
export function writeBody({ title, lines, charts, sections }: Report, say: HtmlOptions['say']): string {
  return [
    '<body>',
    `<h1>${escapeHtml(title)}</h1>`,
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...charts.map((chart) => writeChart(chart, say)),
    ...sections.map((section) => writeSection(section, say)),
    '</body>',
  ].join('\n');
}

function writeChart(chart: ReportChart, say: HtmlOptions['say']): string {
  const curves = chart.curves.map(
    ({ label, kind }) => `<span>${kind === 'validation' ? '┄' : '─'} ${escapeHtml(say(label))}</span>`,
  );
  return `<figure><figcaption>${escapeHtml(say(chart.title))}${curves.join('')}</figcaption>\n${drawChart(chart, say)}</figure>`;
}

function writeSection({ title, rows }: ReportSection, say: HtmlOptions['say']): string {
  const lines = rows.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`);
  return `<h2>${escapeHtml(say(title))}</h2>\n<table>\n${lines.join('\n')}\n</table>`;
}
