import { Stack, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { useStore } from 'zustand';
import { message, say, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './About.module.css';
import { LicenseList } from './LicenseList.tsx';

let isOpen = false;

/** Opens About, once at a time: the native menu may request it repeatedly. */
export function openAbout(): void {
  if (isOpen) return;
  isOpen = true;
  modals.open({
    title: <Spoken of={message('About Backwire')} />,
    size: 'min(44rem, 92vw)',
    children: <About />,
    onClose: () => {
      isOpen = false;
    },
  });
}

/** About: version, engine, data locations, and third-party licenses. */
function About() {
  useLanguage();
  const { info } = useStore(useWorkbench().system);
  return (
    <Stack gap="md" data-testid="about">
      <Text fz="sm">{t('Draw a neural network, train it on this computer, and inspect every value in it.')}</Text>
      <dl className={classes.facts}>
        {info && <Fact name={t('Version')} value={info.version} />}
        {info && <Fact name={t('Engine')} value={say(info.engine)} />}
        {info && <Fact name={t('Database')} value={info.databaseFile} />}
        <Fact name={t('License')} value={t('MIT · © The Backwire authors')} />
      </dl>
      <LicenseList />
    </Stack>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-selectable>{value}</dd>
    </>
  );
}

/** Message of the desktop preload script when About is chosen in the native menu. */
const ABOUT_MESSAGE = 'backwire:about';

/** Handles the desktop's native menu. */
export function useShellMenu(): void {
  useWindowEvent('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source === window && isAboutMessage(data)) openAbout();
  });
}

function isAboutMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === ABOUT_MESSAGE;
}
