import { useEffect } from 'react';
import { openAbout } from './openAbout.tsx';

/** Message of the desktop preload script when About is chosen in the native menu. */
const ABOUT_MESSAGE = 'backwire:about';

/** Handles the desktop's native menu. */
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
