import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../workbench/index.ts';

/** Brings the chosen theme and text size to the page. */
export function ApplySettings() {
  const { settings } = useWorkbench();
  const { theme, textSize } = useStore(settings);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(theme), [theme, setColorScheme]);
  // In percent of the browser's own size, so that the system's larger text counts too.
  useEffect(() => {
    document.documentElement.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
  }, [textSize]);
  return null;
}
