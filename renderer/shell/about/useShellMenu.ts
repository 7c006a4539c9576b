import { useEffect } from 'react';
import { openAbout } from './openAbout.tsx';

/** What the preload script of the desktop shell posts when a person chooses About in the native menu. */
const ABOUT_MESSAGE = 'backwire:about';

/** Does what the native menu of the desktop asks of the window. */
export function useShellMenu(): void {
  useEffect(() => {
    const receive = ({ source, data }: MessageEvent<unknown>) => {
      if (source === window && isAboutMessage(data)) openAbout();
    };
    window.addEventListener('message', receive);
    return () => window.removeEventListener('message', receive);
  }, []);
}

function isAboutMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === ABOUT_MESSAGE;
}
