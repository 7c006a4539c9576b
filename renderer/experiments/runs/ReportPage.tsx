import { useEffect, useRef } from 'react';
import { REPORT_STYLE, type Report, writeBody } from '#engine/report/index.ts';
import { say, useLanguage } from '../../language/index.ts';

/** A report as it is in its file, with the styles of the file, which the styles of the window do not reach. */
export function ReportPage({ report }: { readonly report: Report }) {
  const host = useRef<HTMLElement>(null);
  const spoken = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: its texts are in the language in use
  useEffect(() => {
    const styles = new CSSStyleSheet();
    styles.replaceSync(REPORT_STYLE);
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (!root) return;
    root.adoptedStyleSheets = [styles];
    root.replaceChildren(new DOMParser().parseFromString(writeBody(report, say), 'text/html').body);
  }, [report, spoken]);
  return <article ref={host} />;
}
