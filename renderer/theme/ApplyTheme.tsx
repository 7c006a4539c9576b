import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useFrom } from '../workbench/index.ts';

/** Applies the chosen theme to the page. */
export function ApplyTheme() {
  const theme = useFrom(
    ({ settings }) => settings,
    (state) => state.theme,
  );
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(theme), [theme, setColorScheme]);
  return null;
}
