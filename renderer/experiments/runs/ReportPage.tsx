import { useEffect, useRef } from 'react';

/** A report as it is in its file, with the styles of the file, which the styles of the window do not reach. */
export function ReportPage({ html }: { readonly html: string }) {
  const host = useRef<HTMLElement>(null);
  useEffect(() => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const styles = new CSSStyleSheet();
    styles.replaceSync(page.querySelector('style')?.textContent ?? '');
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (!root) return;
    root.adoptedStyleSheets = [styles];
    root.replaceChildren(page.body);
  }, [html]);
  return <article ref={host} />;
}
