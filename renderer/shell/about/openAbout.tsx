import { useWindowEvent } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { About } from './About.tsx';

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
