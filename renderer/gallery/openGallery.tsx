import { modals } from '@mantine/modals';
import { message } from '../language/index.ts';
import { Spoken } from '../surface/index.ts';
import { Gallery } from './Gallery.tsx';

/** Shows the templates. */
export function openGallery(): void {
  const id = modals.open({
    title: <Spoken of={message('New graph')} />,
    size: 'min(1120px, 92vw)',
    children: <Gallery onDone={() => modals.close(id)} />,
  });
}
