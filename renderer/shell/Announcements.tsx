import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { drawnGraph } from '#engine/graph/index.ts';
import { analysisOf, type DocumentState } from '../document/index.ts';
import { readSelection, readStep } from '../editor/canvas/readAloud.ts';
import { t, useLanguage } from '../language/index.ts';
import { useDocumentStore, useKnownData } from '../workbench/index.ts';

/** Rapid changes, such as typing, are announced as one. */
const QUIET_MS = 250;

/** Announces actions, the selection and the number of problems to screen readers. */
export function Announcements() {
  const store = useDocumentStore();
  // Data that becomes known must not lose an announcement that waits.
  const known = useKnownData();
  const shapes = useRef(known?.shapes);
  shapes.current = known?.shapes;
  const [text, setText] = useState('');
  const spoken = useLanguage();
  // It was said in the language before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new language ends what was said
  useEffect(() => setText(''), [spoken]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = store.getState();
    const countProblems = ({ document }: DocumentState) => analysisOf(document, shapes.current).diagnostics.length;
    const tell = () => {
      const now = store.getState();
      const step = readStep(told, now);
      const selection =
        now.selection === told.selection ? undefined : readSelection(now, drawnGraph(analysisOf(now.document, shapes.current)));
      const problems = countProblems(now);
      const change = now.document !== told.document && problems !== countProblems(told);
      told = now;
      const parts = [
        step,
        selection,
        change ? (problems === 0 ? t('No problems') : t('{{count}} problems', { count: problems })) : undefined,
      ];
      const next = parts.filter((part) => part !== undefined).join('. ');
      if (next !== '') setText(next);
    };
    const plan = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, QUIET_MS);
    };
    const unsubscribe = store.subscribe(plan);
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store]);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="announcements">
      {text}
    </VisuallyHidden>
  );
}
