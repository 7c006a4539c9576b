import { modals } from '@mantine/modals';
import { message } from '../language/index.ts';
import { Spoken } from '../surface/index.ts';
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
