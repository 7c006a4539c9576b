import type { Message } from '../../language/index.ts';
import { takeFile } from '../../workbench/files/takeFile.ts';
import { useWorkbench } from '../../workbench/index.ts';

/** Prints the open preview: as a PDF with a name, or by the browser. */
export function usePrint(): (name: string, saved: Message) => Promise<unknown> {
  const { client, notices } = useWorkbench();
  return (name, saved) =>
    notices.attempt(async () => {
      const file = await client.system.printPdf({ name });
      if (file.kind === 'byWindow') window.print();
      else if (file.kind === 'saved') notices.done(saved, file.path);
      else if (file.kind === 'download') takeFile(file);
    });
}
